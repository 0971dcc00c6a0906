import { expect, it } from 'vitest';
import { rackLayout } from './rack';

it('divides the bar in proportion', () => {
  const [assigned, available] = rackLayout([
    { key: 'assigned', count: 30, tone: 'key' },
    { key: 'available', count: 10, tone: 'line' },
  ]);
  expect(assigned?.width).toBeCloseTo((available?.width ?? 0) * 3);
  expect((available?.x ?? 0) + (available?.width ?? 0)).toBeCloseTo(1000);
});

it('leaves out what is zero and keeps one in a hundred thousand visible', () => {
  const parts = rackLayout([
    { key: 'assigned', count: 100_000, tone: 'key' },
    { key: 'available', count: 0, tone: 'line' },
    { key: 'ending', count: 1, tone: 'brass' },
  ]);
  expect(parts.map((part) => part.key)).toEqual(['assigned', 'ending']);
  expect(parts[1]?.width).toBeGreaterThan(5);
});

it('draws nothing for a company without licences', () => {
  expect(rackLayout([{ key: 'assigned', count: 0, tone: 'key' }])).toEqual([]);
});
