import { expect, it } from 'vitest';
import { columnSort } from './sort-link';

const order = (sort?: string) => ({ path: '/members', search: { q: 'x', sort, cursor: 'c1' }, standard: 'name' });

it('says of a column that the list is in its order, and leads to the reverse from the first page on', () => {
  expect(columnSort(order(), 'name')).toEqual({ direction: 'ascending', href: '/members?q=x&sort=-name' });
  expect(columnSort(order('-name'), 'name')).toEqual({ direction: 'descending', href: '/members?q=x' });
});

it('leads to the order of another column', () => {
  expect(columnSort(order('-name'), 'email')).toEqual({ direction: 'none', href: '/members?q=x&sort=email' });
});
