import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from './domain-error';
import { fromUuid, ID_PREFIXES, isId, isUuid, newId, toUuid } from './id';

const UUID = '0196f3a2-7c1e-7b3a-9f00-0123456789ab';

describe('outward ids', () => {
  it('carry their prefix and 32 hexadecimal digits, and go to the database and back', () => {
    expect(fromUuid('num', UUID)).toBe('num_0196f3a27c1e7b3a9f000123456789ab');
    expect(toUuid('num', fromUuid('num', UUID))).toBe(UUID);
    fc.assert(
      fc.property(fc.constantFrom(...ID_PREFIXES), fc.uuid({ version: 7 }), (prefix, uuid) => {
        expect(toUuid(prefix, fromUuid(prefix, uuid))).toBe(uuid);
      }),
    );
  });

  it('sort by the time they were made', () => {
    const ids = Array.from({ length: 50 }, () => newId('lic'));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(50);
  });

  it.each([
    ['another kind', fromUuid('lic', UUID)],
    ['no prefix', UUID],
    ['upper case', fromUuid('num', UUID).toUpperCase()],
    ['too short', 'num_0196f3a2'],
    ['too long', `${fromUuid('num', UUID)}0`],
    ['dashes', `num_${UUID}`],
    ['nothing', ''],
    ['a null byte', `num_${'0'.repeat(31)}\u0000`],
    ['a quote', `num_${'0'.repeat(30)}';`],
    ['300 characters', `num_${'a'.repeat(296)}`],
  ])('R25: %s names nothing, as an unknown id does', (_case, id) => {
    expect(isId('num', id)).toBe(false);
    expect(() => toUuid('num', id)).toThrow(new DomainError('not_found'));
  });

  it('lets only a lower-case uuid into a statement without parameters', () => {
    expect(isUuid(UUID)).toBe(true);
    for (const text of [UUID.toUpperCase(), `${UUID}'`, `'${UUID}`, `${UUID}\n`, UUID.replaceAll('-', ''), ''])
      expect(isUuid(text)).toBe(false);
  });
});
