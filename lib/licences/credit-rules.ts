import type { NewCharge } from '@/lib/invoices';
import { daysBetween } from '@/lib/kernel/calendar';
import { multiplyAndRound } from '@/lib/kernel/money';
import type { Subscription } from './rules';

/** A line that was charged for a subscription's running period, and what of it was given back already. */
export type PaidCharge = Omit<NewCharge, 'credits'> & {
  id: string;
  invoiceId: string;
  creditedAmount: number;
  creditedQuantity: number;
};

/** Licences that stop being paid, by what one costs now; bought in the running period, or there before it (null). */
export type Leaving = { purchaseId: string | null; unitPrice: number; quantity: number };

/** `first` is its place among all that leave together: licences of one price and purchase stand side by side. */
type Chunk = { purchaseId: string | null; price: number; first: number; quantity: number };
type Share = { of: PaidCharge; rate: number; quantity: number; places: [first: number, quantity: number][] };

/**
 * What is given back for the days from `from` on that licences were paid for and are no longer: taken from the very lines
 * that charged them, each at its own tax, and never more than a line charged and earlier credits left of it. What a licence
 * costs now is made up of the line that began its period and the changes of plan since.
 */
export function creditsFor(
  subscription: Pick<Subscription, 'period'>,
  leaving: readonly Leaving[],
  paid: readonly PaidCharge[],
  from: string,
): NewCharge[] {
  const shares = sharesOf(leaving, paid);
  const { period } = subscription;
  const days = daysBetween(from, period.to);
  if (days <= 0) return [];
  const left = new Map(paid.map((one) => [one.id, one.amount - one.creditedAmount]));
  return shares.flatMap(({ of, rate, quantity, places }) => {
    const { id, invoiceId, creditedAmount: _amount, creditedQuantity: _quantity, ...line } = of;
    const whole = multiplyAndRound(rate, quantity * days, line.daysOfPeriod);
    const amount = Math.min(whole, left.get(id) ?? 0);
    left.set(id, (left.get(id) ?? 0) - amount);
    if (amount === 0) return [];
    const credits = { chargeId: id, invoiceId, places };
    const values = { cause: 'credit' as const, purchaseId: null, quantity, unitPrice: rate, days, amount, credits };
    return [{ ...line, ...values, period: { from, to: period.to } }];
  });
}

/** How many licences of each line leave, and at which rate. */
function sharesOf(leaving: readonly Leaving[], paid: readonly PaidCharge[]): Share[] {
  const room = new Map(paid.map((one) => [one.id, one.quantity - one.creditedQuantity]));
  const shares = new Map<string, Share>();
  const take: Take = (of, rate, { first, quantity }) => {
    const taken = Math.min(quantity, room.get(of.id) ?? 0);
    room.set(of.id, (room.get(of.id) ?? 0) - taken);
    const key = `${of.id} ${rate}`;
    const share = shares.get(key) ?? { of, rate, quantity: 0, places: [] };
    if (taken > 0 && rate > 0)
      shares.set(key, { ...share, quantity: share.quantity + taken, places: [...share.places, [first, taken]] });
    return taken;
  };
  for (const chunk of placed(leaving)) {
    const begun = cover(chunk, byFit(beginningsOf(chunk, paid), chunk.price), take);
    for (const rest of begun) coverChanges(rest, paid, take);
  }
  return [...shares.values()];
}

type Take = (of: PaidCharge, rate: number, wanted: Pick<Chunk, 'first' | 'quantity'>) => number;

/** The dearest first, of one price by purchase and those bought before the period last: as `leavingOrder` puts them in the database. */
function placed(leaving: readonly Leaving[]): Chunk[] {
  const LAST = '~';
  const ordered = leaving.toSorted(
    (a, b) => b.unitPrice - a.unitPrice || ((a.purchaseId ?? LAST) < (b.purchaseId ?? LAST) ? -1 : 1),
  );
  let first = 1;
  return ordered.map(({ purchaseId, unitPrice, quantity }) => {
    const chunk = { purchaseId, price: unitPrice, first, quantity };
    first += quantity;
    return chunk;
  });
}

/** The lines that began the period for such licences: their purchase, or the renewals and moves of those there before. */
const beginningsOf = ({ purchaseId }: Chunk, paid: readonly PaidCharge[]): PaidCharge[] =>
  paid.filter((one) =>
    purchaseId === null ? one.cause === 'renewal' || one.cause === 'frequency_change' : one.purchaseId === purchaseId,
  );

/** The line of exactly this price first, then the dearest. */
const byFit = (lines: readonly PaidCharge[], price: number): PaidCharge[] =>
  lines.toSorted((a, b) => Number(b.unitPrice === price) - Number(a.unitPrice === price) || b.unitPrice - a.unitPrice);

/** Puts a chunk onto lines; gives what each part of it costs beyond them. What no line has room for was never charged. */
function cover(chunk: Chunk, lines: readonly PaidCharge[], take: Take): Chunk[] {
  let { first, quantity } = chunk;
  return lines.flatMap((line) => {
    const rate = Math.min(line.unitPrice, chunk.price);
    const taken = take(line, rate, { first, quantity });
    const part = { ...chunk, price: chunk.price - rate, first, quantity: taken };
    first += taken;
    quantity -= taken;
    return taken === 0 ? [] : [part];
  });
}

/** What is left of a price was charged by changes of plan: the fitting one first, then the latest. */
function coverChanges(chunk: Chunk, paid: readonly PaidCharge[], take: Take): void {
  const changes = byFit(paid.filter(({ cause }) => cause === 'plan_change').toReversed(), chunk.price);
  let open = [chunk];
  for (const line of changes) {
    open = open.flatMap((part) => {
      if (part.price === 0) return [];
      const rate = Math.min(line.unitPrice, part.price);
      const taken = take(line, rate, part);
      return [
        { ...part, price: part.price - rate, quantity: taken },
        { ...part, first: part.first + taken, quantity: part.quantity - taken },
      ].filter(({ quantity }) => quantity > 0);
    });
  }
}

/** The lines as they are once these credits are given. */
export const creditedBy = (paid: readonly PaidCharge[], credits: readonly NewCharge[]): PaidCharge[] =>
  paid.map((line) => {
    const mine = credits.filter((credit) => credit.credits?.chargeId === line.id);
    const sum = (of: 'amount' | 'quantity') => mine.reduce((total, credit) => total + credit[of], 0);
    return {
      ...line,
      creditedAmount: line.creditedAmount + sum('amount'),
      creditedQuantity: line.creditedQuantity + sum('quantity'),
    };
  });

/** Credits by the documents that they come on: one for each invoice named; what names none stands alone. */
export function creditNotesOf<C extends Pick<NewCharge, 'credits'>>(
  credits: readonly C[],
): { invoiceId: string | null; lines: [C, ...C[]] }[] {
  const notes: { invoiceId: string | null; lines: [C, ...C[]] }[] = [];
  for (const credit of credits) {
    const invoiceId = credit.credits?.invoiceId ?? null;
    const note = invoiceId === null ? undefined : notes.find((one) => one.invoiceId === invoiceId);
    if (note === undefined) notes.push({ invoiceId, lines: [credit] });
    else note.lines.push(credit);
  }
  return notes;
}
