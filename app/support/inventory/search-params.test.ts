import { expect, it } from 'vitest';
import { isFiltered, readSearchParams } from './search-params';

it('reads what the URL asks of the operator’s lines', () => {
  const asked = { state: 'taken', country: 'FR', type: 'mobile', q: ' 06 12 ', cursor: 'abc' };
  expect(readSearchParams(asked)).toEqual({ ...asked, q: '06 12', placeLost: false });
});

it.each([
  ['a state that does not exist', { state: 'sold' }],
  ['the state that the list has anyway', { state: 'assignable' }],
  ['a country that is none', { country: 'France' }],
  ['a type that is a list', { type: ['mobile', 'landline'] }],
])('leaves out %s', (_, parameters) => {
  const { placeLost: _lost, ...search } = readSearchParams(parameters);
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
  expect(isFiltered(search)).toBe(false);
});
