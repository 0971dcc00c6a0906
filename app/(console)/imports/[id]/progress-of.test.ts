import { expect, it } from 'vitest';
import { progressOf } from './progress-of';

const counts = { total: 100, waiting: 40, ready: 30, unchanged: 10, refused: 5, done: 15 };

it('counts of a check the rows that have a verdict', () => {
  expect(progressOf('checking', counts)).toEqual({ done: 60, total: 100 });
});

it('counts of an import the rows that are done, of those that were ready', () => {
  expect(progressOf('running', { ...counts, waiting: 0 })).toEqual({ done: 15, total: 45 });
});
