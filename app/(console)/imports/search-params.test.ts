import { describe, expect, it } from 'vitest';
import { readListParams, readOneParams } from './search-params';

describe('what the URL asks of imports', () => {
  it('takes what it means and leaves out the rest, so that any URL shows a page', () => {
    expect(readListParams({ kind: 'assignments', cursor: 'abc' })).toEqual({
      kind: 'assignments',
      cursor: 'abc',
      placeLost: false,
    });
    expect(readListParams({ kind: 'numbers', cursor: ['a', 'b'] })).toEqual({
      kind: 'members',
      cursor: undefined,
      placeLost: false,
    });
    expect(readListParams({ place: 'lost' }).placeLost).toBe(true);
  });

  it('asks one import for the rows of a result, or for all', () => {
    expect(readOneParams({ result: 'refused', step: 'columns' })).toMatchObject({ result: 'refused', columns: true });
    expect(readOneParams({ result: 'all' })).toMatchObject({ result: 'all', columns: false });
    expect(readOneParams({ result: 'bad', cursor: 'x'.repeat(3_000) })).toMatchObject({
      result: undefined,
      cursor: 'x'.repeat(2_000),
    });
  });
});
