import { expect, it } from 'vitest';
import { isFiltered, readSearchParams } from './search-params';

it('reads the filters of the list from the URL', () => {
  expect(
    readSearchParams({
      status: 'quarantined',
      country: 'FR',
      type: 'landline',
      q: ' 06 12 ',
      sort: '-status',
      cursor: 'abc',
    }),
  ).toEqual({
    status: 'quarantined',
    country: 'FR',
    type: 'landline',
    q: '06 12',
    sort: '-status',
    cursor: 'abc',
    countExactly: false,
    placeLost: false,
  });
});

it.each([
  ['a status that does not exist', { status: 'sold' }],
  ['a country in small letters', { country: 'fr' }],
  ['a country that is a list', { country: ['FR', 'GB'] }],
  ['a type that does not exist', { type: 'pager' }],
  ['a search for nothing', { q: '   ' }],
  ['a search for a null character', { q: '\u0000' }],
  ['an order that does not exist', { sort: 'price' }],
  ['a parameter nobody knows', { colour: 'red' }],
])('leaves out %s', (_, parameters) => {
  const { placeLost, countExactly, ...search } = readSearchParams(parameters);
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
  expect([placeLost, countExactly]).toEqual([false, false]);
  expect(isFiltered(search)).toBe(false);
});

it('cuts a search that is longer than anybody types', () => {
  expect(readSearchParams({ q: '6'.repeat(5_000) }).q).toHaveLength(200);
});

it('takes a place in the list for no filter', () => {
  expect(isFiltered(readSearchParams({ cursor: 'abc' }))).toBe(false);
  expect(isFiltered(readSearchParams({ q: '06' }))).toBe(true);
});
