import { expect, it } from 'vitest';
import { isFiltered, readSearchParams } from './search-params';

it('reads the filters of the stock from the URL', () => {
  expect(readSearchParams({ assignable: 'false', country: 'FR', type: 'mobile', q: '06 12', cursor: 'abc' })).toEqual({
    assignable: 'false',
    country: 'FR',
    type: 'mobile',
    q: '06 12',
    cursor: 'abc',
    placeLost: false,
  });
});

it.each([
  ['a half that does not exist', { assignable: 'maybe' }],
  ['a type that does not exist', { type: 'pager' }],
  ['a country that is a list', { country: ['FR', 'GB'] }],
  ['a filter of the company’s own numbers', { status: 'assigned' }],
])('leaves out %s', (_, parameters) => {
  const { placeLost: _lost, ...search } = readSearchParams(parameters);
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
});

it('what cannot be assigned is a half of the stock, not a search in it', () => {
  expect(isFiltered(readSearchParams({ assignable: 'false' }))).toBe(false);
  expect(isFiltered(readSearchParams({ assignable: 'false', q: '06' }))).toBe(true);
});
