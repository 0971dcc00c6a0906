import { expect, it } from 'vitest';
import { exportedColumns } from './shown-columns';

const columns = [
  { key: 'kind', exported: ['country', 'type'] },
  { key: 'member', exported: ['member'] },
];

it('a file holds all there is while all columns are shown', () => {
  expect(exportedColumns(columns, ['number'], [])).toBeUndefined();
  expect(exportedColumns(columns, ['number'], ['of-an-earlier-release'])).toBeUndefined();
});

it('a file holds what belongs to the columns shown, and what is never left out', () => {
  expect(exportedColumns(columns, ['number'], ['kind'])).toEqual(['number', 'member']);
  expect(exportedColumns(columns, ['number'], ['kind', 'member'])).toEqual(['number']);
});
