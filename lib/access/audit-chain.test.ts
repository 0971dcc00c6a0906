import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditRecord, canonicalJson, hashOf } from './audit-chain';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** The rule itself, as slow as it is plain. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
function written(value: unknown): string {
  if (value instanceof Map)
    return `{${[...value].map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  return JSON.stringify(value);
}

const state = fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: null });
const event: fc.Arbitrary<AuditRecord> = fc.record({
  companyId: fc.string(),
  sequence: fc.nat(),
  id: fc.string(),
  at: fc.string(),
  operationId: fc.string(),
  actor: fc.dictionary(fc.string(), fc.string()),
  onBehalfOf: fc.option(fc.string(), { nil: null }),
  action: fc.string(),
  targetId: fc.string(),
  before: state,
  after: state,
  origin: fc.string(),
  requestId: fc.string(),
  personalDigest: fc.option(fc.string(), { nil: null }),
  previousHash: fc.string(),
});

describe('what an event is hashed as (R26)', () => {
  it('is its JSON with sorted keys, whatever is in it and in whichever order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(value)).toBe(written(sorted(value)));
      }),
    );
    expect(canonicalJson({ 10: 1, 9: 2, b: undefined, a: [undefined, new Date(0)] })).toBe(
      '{"10":1,"9":2,"a":[null,"1970-01-01T00:00:00.000Z"]}',
    );
  });

  it('is for an event as a whole the same as for any value: nothing of it is left out', () => {
    fc.assert(
      fc.property(event, (record) => {
        expect(hashOf(record)).toBe(sha256(canonicalJson(record)));
      }),
    );
  });
});
