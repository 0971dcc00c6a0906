import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { NewCharge } from './rules';

/** A line of an issued invoice, and what of it credits gave back already. */
export type CorrectableLine = Omit<NewCharge, 'credits'> & { id: string; credited: number };

/** What was given back of the invoice without naming a line: a downgrade's difference, of one subscription's period. */
export type LooseCredit = { subscriptionId: string | null; periodTo: string; amount: number };

/** Which lines to credit and by how much, or all that is left of the invoice. */
export type Correction = 'all' | readonly { lineId: string; amount: number }[];

/**
 * The lines of a credit note that corrects an invoice: each taxed as the line it corrects, and never more than that has
 * left (R19, R20). Such a credit is about money alone: the licences go on, so it names no subscription, and takes no days
 * from what a later removal may give back.
 */
export function decideCorrection(
  invoiceId: string,
  lines: readonly CorrectableLine[],
  loose: readonly LooseCredit[],
  wish: Correction,
): Result<[NewCharge, ...NewCharge[]]> {
  const left = leftOf(lines, loose);
  const wanted = wish === 'all' ? [...left].map(([lineId, amount]) => ({ lineId, amount })) : wish;
  const credits: NewCharge[] = [];
  for (const { lineId, amount } of wanted) {
    const line = lines.find(({ id }) => id === lineId);
    if (line === undefined) return refuse(new DomainError('not_found'));
    const rest = left.get(lineId) ?? 0;
    if (amount > rest) return refuse(tooHigh(rest, line.currency, lineId));
    left.set(lineId, rest - amount);
    if (amount > 0) credits.push(creditOf(line, invoiceId, amount));
  }
  const [first, ...others] = credits;
  return first === undefined ? refuse(tooHigh(0, lines[0]?.currency ?? '', null)) : ok([first, ...others]);
}

const tooHigh = (left: number, currency: string, lineId: string | null): DomainError =>
  new DomainError('credit_too_high', { lineId, left: money(left, currency) });

/** A whole line is credited in its own words; a part of it is an amount. */
function creditOf({ id, credited: _credited, ...line }: CorrectableLine, invoiceId: string, amount: number): NewCharge {
  const part = { quantity: 1, unitPrice: amount, days: line.daysOfPeriod };
  return {
    ...line,
    ...(amount === line.amount ? {} : part),
    cause: 'credit',
    subscriptionId: null,
    purchaseId: null,
    amount,
    credits: { chargeId: id, invoiceId },
  };
}

/** What each line has left. Credits that name none are taken from the dearest lines of their period first, then from any. */
export function leftOf(lines: readonly CorrectableLine[], loose: readonly LooseCredit[]): Map<string, number> {
  const left = new Map(lines.map(({ id, amount, credited }) => [id, amount - credited]));
  const dearest = lines.toSorted((a, b) => b.amount - a.amount);
  for (const { subscriptionId, periodTo, amount } of loose) {
    const isOf = (line: CorrectableLine) => line.subscriptionId === subscriptionId && line.period.to === periodTo;
    let open = amount;
    for (const { id } of [...dearest.filter(isOf), ...dearest.filter((line) => !isOf(line))]) {
      const rest = left.get(id) ?? 0;
      const taken = Math.min(open, rest);
      left.set(id, rest - taken);
      open -= taken;
    }
  }
  return left;
}
