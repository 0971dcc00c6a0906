import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import { invalidField } from '@/lib/kernel/domain-error';

/**
 * The first instant at which a key no longer works whose last day is given in the company's time zone. A key that a key
 * makes ends with its maker at the latest.
 */
export function expiryOf(
  expiresOn: string | null,
  { now, timeZone, ownExpiry }: { now: Date; timeZone: string; ownExpiry: Date | null },
): Date | null {
  if (expiresOn === null) {
    if (ownExpiry === null) return null;
    throw invalidField('/expiresOn', 'A key that expires makes keys that expire no later.');
  }
  if (expiresOn < localDate(now, timeZone)) throw invalidField('/expiresOn', 'Must be today or later.');
  const end = startOfDay(addDays(expiresOn, 1), timeZone);
  if (ownExpiry !== null && end > ownExpiry)
    throw invalidField('/expiresOn', 'A key that expires makes keys that expire no later.');
  return end;
}
