/** How many numbers were assigned at the end of a day. */
export type DayAssigned = { date: string; assigned: number };

/** Fewer days than this say nothing about those to come. */
export const LEAST_DAYS = 14;
/** Days of the month by which growth is told. */
export const MONTH_DAYS = 30;
/** Nobody is told of a day that lies further ahead. */
export const MOST_DAYS_AHEAD = 730;
/** Growth of less than this in a month is none: it would be rounded to nothing. */
const LEAST_GROWTH = 0.05;

export type Trend =
  | { kind: 'too_few_days'; days: number }
  | {
      kind: 'growing' | 'steady' | 'falling';
      /** The days that it was reckoned from. */
      days: number;
      /** Numbers more, or fewer, in thirty days, to a tenth. */
      perMonth: number;
      /** In how many days the available licences are used up: 0 where there are none; null if not within two years. */
      usedUpIn: number | null;
      /** So many licences more would be needed in thirty days, beside the available ones. */
      missingInMonth: number;
    };

/**
 * What the shown days say about those to come: a straight line through them, as far from them as can be least (least squares),
 * and how long the available licences last if it goes on. Nothing but these days and the available licences goes into it.
 */
export function decideTrend(days: readonly DayAssigned[], available: number): Trend {
  if (days.length < LEAST_DAYS) return { kind: 'too_few_days', days: days.length };
  const perDay = slopeOf(days.map(({ assigned }) => assigned));
  const perMonth = Math.round(perDay * MONTH_DAYS * 10) / 10;
  const kind =
    perDay * MONTH_DAYS >= LEAST_GROWTH ? 'growing' : perDay * MONTH_DAYS <= -LEAST_GROWTH ? 'falling' : 'steady';
  return {
    kind,
    days: days.length,
    perMonth,
    usedUpIn: kind === 'growing' || available <= 0 ? daysUntilUsed(available, perDay) : null,
    missingInMonth: kind === 'growing' ? Math.max(0, Math.ceil(perMonth) - Math.max(0, available)) : 0,
  };
}

/** The slope of the straight line nearest to values that are one day apart. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [along, across] = [0, 0];
  for (const [day, value] of values.entries()) {
    along += (day - middle) * (value - mean);
    across += (day - middle) ** 2;
  }
  return across === 0 ? 0 : along / across;
}

function daysUntilUsed(available: number, perDay: number): number | null {
  if (available <= 0) return 0;
  // A hair less, since a slope that comes out of divisions is never quite what it should be.
  const days = Math.ceil(available / perDay - 1e-9);
  return days <= MOST_DAYS_AHEAD ? days : null;
}
