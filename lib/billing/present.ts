import type { DraftCharge } from '@/lib/invoices';
import { type Money, money } from '@/lib/kernel/money';
import type { ComingDocument } from './view';

/** A line that comes, as it is shown. */
export const comingLine = (line: DraftCharge): ComingDocument['lines'][number] => ({
  cause: line.cause,
  billingFrequency: line.frequency,
  plan: line.planCode,
  quantity: line.quantity,
  unitPrice: money(line.unitPrice, line.currency),
  days: line.days,
  daysOfPeriod: line.daysOfPeriod,
  amount: money(line.amount, line.currency),
  period: line.period,
});

/** What all renewals of a quote charge once it is done: a limit is on their sum (R7). */
export const sumOfRenewals = ({
  charge,
  renewals,
}: {
  charge: Money;
  renewals: readonly { after: Money }[];
}): Money => ({
  ...charge,
  amount: renewals.reduce((sum, { after }) => sum + after.amount, 0),
});
