import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue';
import { placeholders } from './placeholders';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) flat.set(path, text);
  }
  return flat;
}

const english = flatten(catalogueOf('en'));
const french = flatten(catalogueOf('fr'));

describe('messages', () => {
  it('exist under the same keys in English and French', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('ask for the same values in both languages', () => {
    for (const [key, text] of english) {
      expect(placeholders(french.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...french]) expect(text.trim(), key).not.toBe('');
  });

  it('in French keep a sign on the line of the word before it', () => {
    for (const [key, text] of french) expect(text, key).not.toMatch(/ [:;!?»]|« /);
  });

  it.each(['en', 'fr'] as const)('in %s come from every file of the folder', (locale) => {
    const files = readdirSync(join(import.meta.dirname, 'messages', locale)).map((file) => file.replace('.json', ''));
    expect(Object.keys(catalogueOf(locale)).sort()).toEqual(files.sort());
  });
});
