import { expect, it } from 'vitest';
import { isFiltered, readSearchParams } from './search-params';

it('reads what the URL asks of the list of companies', () => {
  const asked = { q: ' acme ', state: 'closed', plan: 'max', sort: '-created', cursor: 'abc', place: 'lost' };
  expect(readSearchParams(asked)).toEqual({ ...asked, q: 'acme', place: undefined, placeLost: true });
});

it.each([
  ['a state that does not exist', { state: 'suspended' }],
  ['a sort that does not exist', { sort: 'size' }],
  ['a plan that is a list', { plan: ['max', 'connect'] }],
  ['a search for nothing', { q: ' \u0000 ' }],
])('leaves out %s', (_, parameters) => {
  const { placeLost: _lost, ...search } = readSearchParams(parameters);
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
  expect(isFiltered(search)).toBe(false);
});
