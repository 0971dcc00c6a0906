/** Integer minor units of a currency (JPY 0, EUR 2, TND 3 decimals), excluding tax unless said otherwise. */
export type Money = { amount: number; currency: string };

/** Money of an amount in minor units. */
export const money = (amount: number, currency: string): Money => ({ amount, currency });

/** Whether an amount keeps to a limit, in its currency; one that is absent does not bind (R7). */
export const within = (amount: Money, limit: Money | undefined): boolean =>
  limit === undefined || (amount.amount <= limit.amount && amount.currency === limit.currency);

/** Decimals of a currency by ISO 4217, as the platform's Intl data has them. */
export function minorUnitDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * `value × numerator ÷ denominator` in exact integers, rounded half up (away from zero for credits).
 * Amounts go to 10^12 minor units, so the product needs more than a double holds.
 */
export function multiplyAndRound(value: number, numerator: number, denominator: number): number {
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const negative = product < 0n;
  const magnitude = negative ? -product : product;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return Number(negative ? -rounded : rounded);
}

/** Tax on an amount at a rate in basis points (2000 = 20 %). */
export const taxOn = (amount: number, rateBasisPoints: number): number =>
  multiplyAndRound(amount, rateBasisPoints, 10_000);

/**
 * Minor units of an amount as people type it, with a comma or a point and spaces between thousands; null for anything
 * else, more decimals than the currency has, or more than 10^12 minor units.
 */
export function parseAmount(text: string, currency: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  const match = /^(\d{1,13})(?:[.,](\d+))?$/.exec(plain);
  const digits = minorUnitDigits(currency);
  const [, whole, decimals = ''] = match ?? [];
  if (whole === undefined || decimals.length > digits) return null;
  const amount = Number(whole + decimals.padEnd(digits, '0'));
  return amount <= 1_000_000_000_000 ? amount : null;
}

/** The amount as plain text that `parseAmount` reads back: `100.50`; below zero with a minus sign. */
export function amountText({ amount, currency }: Money): string {
  const text = decimalText(Math.abs(amount), minorUnitDigits(currency));
  return amount < 0 ? `-${text}` : text;
}

/** A whole number of the smallest units as a decimal number: 2000 of two digits are `20.00`. */
export function decimalText(units: number, digits: number): string {
  const text = String(units).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
