/** How high the axis goes and where its lines are: whole numbers at distances of 1, 2 or 5 times a power of ten, from 0 on. */
export function niceTicks(highest: number, intervals = 4): number[] {
  const top = Math.max(1, Math.ceil(highest));
  const step = niceStep(top / intervals);
  const ticks = [0];
  for (let at = step; (ticks.at(-1) ?? 0) < top; at += step) ticks.push(at);
  return ticks;
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}

/** Which of so many points have a label: at most so many, evenly apart, the first and the last among them. */
export function labelledPoints(points: number, most = 5): number[] {
  if (points <= 0) return [];
  const labels = Math.min(points, most);
  if (labels === 1) return [0];
  const places = Array.from({ length: labels }, (_, at) => Math.round((at * (points - 1)) / (labels - 1)));
  return [...new Set(places)];
}

/** Where a point lies from left to right, from 0 to 1; a single one in the middle. */
export const placeOf = (index: number, points: number): number => (points <= 1 ? 0.5 : index / (points - 1));

/** Where a value lies from the top down, from 0 to 1, on an axis that goes up to `top`. */
export const depthOf = (value: number, top: number): number => 1 - Math.min(Math.max(value, 0), top) / top;

/** The first of the highest values; -1 where there is none. */
export const peakIndex = (values: readonly number[]): number =>
  values.reduce((best, value, at) => (best < 0 || value > (values[best] ?? 0) ? at : best), -1);

/** Where each part of a stack begins and ends, from the bottom up. */
export function stacked(values: readonly number[]): { from: number; to: number }[] {
  let from = 0;
  return values.map((value) => {
    const part = { from, to: from + value };
    from = part.to;
    return part;
  });
}

/** A line through values on a plane of `width` × `height`, for the `d` of a path; a single value is a line from side to side. */
export function linePath(values: readonly number[], top: number, width: number, height: number): string {
  const points = values.length === 1 ? [values[0] ?? 0, values[0] ?? 0] : values;
  return points
    .map((value, at) => {
      const x = rounded(placeOf(at, points.length) * width);
      return `${at === 0 ? 'M' : 'L'}${x} ${rounded(depthOf(value, top) * height)}`;
    })
    .join('');
}

/** The same with everything below it. */
export const areaPath = (values: readonly number[], top: number, width: number, height: number): string =>
  values.length === 0 ? '' : `${linePath(values, top, width, height)}L${width} ${height}L0 ${height}Z`;

const rounded = (value: number): number => Math.round(value * 10) / 10;
