import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, OPERATOR_ACTIONS } from '@/lib/access';
import { catalogueOf } from '@/lib/i18n/catalogue';

/** What the logs of companies know, and what the operator's own does. */
const KNOWN: readonly string[] = [...AUDIT_ACTIONS, ...OPERATOR_ACTIONS];

/** Every action that a source of the product writes out: `action: 'number.assigned'`, also behind a condition. */
function writtenActions(): string[] {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|^testing\/|^bench\/|(audit|operator)-actions\.ts$/.test(file),
  );
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
  return sources.flatMap((source) =>
    Array.from(source.matchAll(/\baction:\s*((?:[^,;{}]|\n)*?'[a-z_]+\.[a-z_]+'[^,;{}]*)/g), ([, text = '']) =>
      Array.from(text.matchAll(/'([a-z_]+\.[a-z_]+)'/g), ([, action = '']) => action),
    ).flat(),
  );
}

describe('the actions of the audit log (R26)', () => {
  it('that the product writes are all among those it knows', () => {
    const written = writtenActions();
    expect(written.length).toBeGreaterThan(60);
    expect(written.filter((action) => !KNOWN.includes(action))).toEqual([]);
  });

  it.each(['en', 'fr'] as const)('have words in %s, each its own, and there are words for no others', (locale) => {
    const { actions } = catalogueOf(locale).audit;
    const worded = Object.entries(actions).flatMap(([thing, verbs]) =>
      Object.entries(verbs).map(([verb, words]): [string, string] => [`${thing}.${verb}`, words]),
    );
    expect(worded.map(([action]) => action).toSorted()).toEqual(KNOWN.toSorted());
    expect(new Set(worded.map(([, words]) => words)).size).toBe(worded.length);
  });
});
