import { expect, it } from 'vitest';
import { tableHref } from './table-href';

it('keeps the other filters and goes back to the first page', () => {
  const href = tableHref('/licences', { q: 'a&b', status: 'ending', cursor: 'c2' }, { status: 'available' });
  expect(href).toBe('/licences?q=a%26b&status=available');
});

it('keeps the filters when moving on', () => {
  expect(tableHref('/licences', { q: 'x', cursor: 'c1' }, { cursor: 'c2' })).toBe('/licences?q=x&cursor=c2');
});

it('drops what is empty', () => {
  expect(tableHref('/licences', { q: 'x', cursor: 'c1' }, { q: '' })).toBe('/licences');
});
