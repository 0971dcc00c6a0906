import { expect, it } from 'vitest';
import { isFiltered, readSearchParams } from './search-params';

it('reads the filters of the list from the URL', () => {
  const search = readSearchParams({ role: 'team_lead', status: 'invited', departmentId: 'dep_1', q: 'camille ' });
  expect(search).toMatchObject({ role: 'team_lead', status: 'invited', departmentId: 'dep_1', q: 'camille' });
  expect(isFiltered(search)).toBe(true);
});

it.each([
  ['a role that does not exist', { role: 'king' }],
  ['a status that members never show', { status: 'deleted' }],
  ['a department that is a list', { departmentId: ['dep_1', 'dep_2'] }],
  ['a search for a null character', { q: '\u0000' }],
  ['a place without a list', { cursor: '' }],
  ['an order that does not exist', { sort: 'price' }],
])('leaves out %s', (_, parameters) => {
  const { placeLost, countExactly, ...search } = readSearchParams(parameters);
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
  expect([placeLost, countExactly]).toEqual([false, false]);
});
