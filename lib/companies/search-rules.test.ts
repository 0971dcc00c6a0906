import { describe, expect, it } from 'vitest';
import { newId, toUuid } from '@/lib/kernel/id';
import { nationalNumbers, OWNED, type OwnedPrefix, readSearch } from './search-rules';

const kinds = (text: string) => Object.keys(readSearch(text)).sort();

describe('what a text in the search box may mean', () => {
  it.each(Object.keys(OWNED) as OwnedPrefix[])('an id that begins with %s is that and nothing else', (prefix) => {
    const id = newId(prefix);
    expect(readSearch(`  ${id.toUpperCase().replace(prefix.toUpperCase(), prefix)} `)).toEqual({
      id: { prefix, uuid: toUuid(prefix, id) },
    });
  });

  it('a bare uuid, with or without dashes, is a company’s or a request’s', () => {
    const uuid = '0192f0c0-0000-7000-8000-00000000abcd';
    expect(readSearch(uuid.toUpperCase())).toEqual({
      id: { prefix: 'com', uuid },
      requestId: { text: uuid, certain: true },
    });
    expect(readSearch(uuid.replaceAll('-', '')).id).toEqual({ prefix: 'com', uuid });
  });

  it.each([
    ['Acme', ['name']],
    ['Société Générale', ['name']],
    ['INV-2026-000017', ['invoiceNumber', 'name', 'requestId']],
    ['ines.moreau@acme.example', ['email']],
    ['acme.example', ['domain', 'name', 'requestId']],
    ['@acme.example', ['domain', 'name']],
    ['+33 6 39 98 00 17', ['name', 'phone']],
    ['0033 (0)6 39 98 00 17', ['name', 'phone']],
    ['06 39 98 00 17', ['name', 'phone']],
    ['%', ['name']],
    ["' or 1=1 --", ['name']],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('a domain is read without its @ and in small letters', () => {
    expect(readSearch('@ACME.Example').domain).toBe('acme.example');
  });

  it('digits without a country are tried in each country, and each number once', () => {
    expect(nationalNumbers('06 39 98 00 17', ['FR', 'FR', 'DE'])).toContain('+33639980017');
    expect(nationalNumbers('06 39 98 00 17', ['FR', 'FR'])).toEqual(['+33639980017']);
    expect(nationalNumbers('06 39 98 00 17', [])).toEqual([]);
  });
});
