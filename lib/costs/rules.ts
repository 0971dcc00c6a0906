import { daysBetween, type Period } from '@/lib/kernel/calendar';
import { multiplyAndRound } from '@/lib/kernel/money';

/** Days at whose end a number was on a licence, by its assignment; none where it was on it at no day's end. */
export type Stretch = Period & { assignment: string };

/**
 * What of a line falls on one of its licences: what does not divide evenly goes in single minor units to those with the
 * first places, so that the shares add up to the line.
 */
export function shareOf({ amount, quantity }: { amount: number; quantity: number }, place: number): number {
  return Math.floor(amount / quantity) + (place <= amount % quantity ? 1 : 0);
}

/**
 * What of a licence's share falls on a stretch of days: the share up to its end less the share up to its beginning, each
 * rounded half up. So stretches that follow each other add up to the share, however it is cut.
 */
export function costOfDays(share: number, line: Period, stretch: Period): { days: number; amount: number } {
  const length = daysBetween(line.from, line.to);
  const dayOf = (date: string) => Math.min(Math.max(daysBetween(line.from, date), 0), length);
  const [from, to] = [dayOf(stretch.from), Math.max(dayOf(stretch.from), dayOf(stretch.to))];
  const until = (day: number) => multiplyAndRound(share, day, length);
  return { days: to - from, amount: until(to) - until(from) };
}

/**
 * How a licence's share divides: days on which a number was on it, days on which none was, and days still to come. A day
 * counts for what is on the licence at its end, today for what is on it now.
 */
export function divideShare(
  share: number,
  line: Period,
  held: readonly Period[],
  tomorrow: string,
): { held: number; idle: number; ahead: number } {
  const inUse = held.reduce((sum, stretch) => sum + costOfDays(share, line, stretch).amount, 0);
  const ahead = costOfDays(share, line, { from: tomorrow, to: line.to }).amount;
  return { held: inUse, idle: share - inUse - ahead, ahead };
}
