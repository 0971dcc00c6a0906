import { z } from 'zod';
import { BILLING_FREQUENCIES } from './calendar';

/** An outward id in an input. Any text: what names nothing is `not_found`, not a malformed field (R25). */
export const idText = z.string();

/** Half of a surrogate pair is no text: JSON in the database refuses it. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const BROKEN = 'Must not contain broken Unicode.';

/**
 * Text of people: trimmed, without control characters; nor those that turn the direction of the text around them, so that
 * a name cannot make a sentence of a mail or an invoice read otherwise.
 */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Must not be empty.')
    .max(max, `Must be at most ${max} characters.`)
    // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
    .regex(
      /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/,
      'Must not contain control characters.',
    )
    .refine(isWhole, BROKEN);

/** What people type into a search box, so long at most. */
export const searchTextUpTo = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Must be at most ${max} characters.`)
    .regex(/^[^\u0000]*$/, 'Must not contain null characters.')
    .refine(isWhole, BROKEN);
export const searchText = searchTextUpTo(200);

const moneyUpTo = (most: number) =>
  z.strictObject({
    amount: z.int('Must be a whole number of minor units.').min(0).max(most),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Must be an ISO 4217 code.'),
  });

/** Money in minor units, up to what many of the dearest licences cost. */
export const moneyShape = moneyUpTo(1_000_000_000_000_000);

/** The price of one licence. */
export const priceShape = moneyUpTo(1_000_000_000_000);

/** Any amount of money in an answer. */
export const moneyView = z.object({ amount: z.int(), currency: z.string() });

/** How many at once: 1–10,000. */
export const quantity = z
  .int('Must be a whole number.')
  .min(1, 'Must be at least 1.')
  .max(10_000, 'Must be at most 10,000.');

/** A limit a caller sets on what may be bought or undone (R7). */
export const limitCount = z
  .int('Must be a whole number.')
  .min(0, 'Must be at least 0.')
  .max(10_000, 'Must be at most 10,000.');

export const billingFrequency = z.enum(BILLING_FREQUENCIES);

/** What every list takes: a page size and an opaque cursor. */
export const pageInput = {
  limit: z.coerce.number('Must be a number.').int('Must be a whole number.').min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
};

/** What every list answers. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable(), previousCursor: z.string().nullable() });

export const instantView = z.iso.datetime();
export const dateView = z.iso.date();
