import { expect, it } from 'vitest';
import { retryAfter } from './backoff';

it('waits twice as long after each failed attempt, six hours at most, and gives up after the twelfth', () => {
  const waits = Array.from({ length: 13 }, (_, at) => retryAfter(at + 1));
  const seconds = waits.map((wait) => (wait === null ? null : wait / 1000));
  expect(seconds).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 21_600, null, null]);
});
