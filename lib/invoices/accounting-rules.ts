import type { Period } from '@/lib/kernel/calendar';
import type { DocumentType, TaxSum } from './rules';

/** How many licences of a line a cost centre holds; none is the empty one. */
export type CentreCount = { costCentre: string; licences: number };

/** A line as it is booked. */
type BookedLine = {
  lineId: string;
  description: string;
  /** Null where it is about money alone. */
  quantity: number | null;
  amount: number;
  taxTreatmentCode: string;
  taxRateBasisPoints: number;
  period: Period;
  /** None where nothing was counted: the line is booked on no cost centre. */
  centres: readonly CentreCount[];
};

/** One entry: a part of a line, excluding tax, or a tax of the whole document. What a credit note gives back is negative. */
export type Entry = {
  lineId: string | null;
  account: string | null;
  costCentre: string | null;
  description: string;
  period: Period | null;
  quantity: number | null;
  net: number | null;
  taxCode: string;
  rateBasisPoints: number;
  tax: number | null;
};

/**
 * The entries of a document: one for each line and cost centre, then one for each tax. They add up to its subtotal and to
 * its tax, to the minor unit (R19, R20).
 */
export function entriesOf(document: {
  type: DocumentType;
  account: string | null;
  lines: readonly BookedLine[];
  taxes: readonly TaxSum[];
}): Entry[] {
  const sign = document.type === 'credit_note' ? -1 : 1;
  const signed = (value: number) => (value === 0 ? 0 : sign * value);
  const nets = document.lines.flatMap(({ centres, quantity, amount, ...line }) => {
    const counts = centres.length === 0 ? [{ costCentre: '', licences: 1 }] : centres;
    const weights = counts.map(({ licences }) => licences);
    const [quantities, amounts] = [shareOut(quantity ?? 0, weights), shareOut(amount, weights)];
    return counts.map(({ costCentre }, index) => ({
      lineId: line.lineId,
      account: document.account,
      costCentre: costCentre === '' ? null : costCentre,
      description: line.description,
      period: line.period,
      quantity: quantity === null ? null : signed(quantities[index] ?? 0),
      net: signed(amounts[index] ?? 0),
      taxCode: line.taxTreatmentCode,
      rateBasisPoints: line.taxRateBasisPoints,
      tax: null,
    }));
  });
  const taxes = document.taxes.map(({ code, rateBasisPoints, tax }) => ({
    lineId: null,
    account: null,
    costCentre: null,
    description: `Tax ${code}`,
    period: null,
    quantity: null,
    net: null,
    taxCode: code,
    rateBasisPoints,
    tax: signed(tax),
  }));
  return [...nets, ...taxes];
}

/**
 * Shares a whole number out by weights: each gets what is below its exact share, and what is left goes to those that lost
 * most by it, the first of equals first.
 */
export function shareOut(whole: number, weights: readonly number[]): number[] {
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  if (total === 0n) return weights.map(() => 0);
  const exact = weights.map((weight, index) => {
    const product = BigInt(whole) * BigInt(weight);
    return { index, share: Number(product / total), lost: product % total };
  });
  const left = whole - exact.reduce((sum, { share }) => sum + share, 0);
  const raised = new Set(
    exact
      .toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return exact.map(({ index, share }) => share + (raised.has(index) ? 1 : 0));
}
