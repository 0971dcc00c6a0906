/** Integer minor units of a currency (JPY 0, EUR 2, TND 3 decimals), excluding tax unless said otherwise. */
export type Money = { amount: number; currency: string };

/** Money of an amount in minor units. */
export const money = (amount: number, currency: string): Money => ({ amount, currency });

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
