import type { CommandScope } from '@/lib/access';
import { localDate, startOfDay, startOfMonth, startOfNextMonth } from '@/lib/kernel/calendar';
import { addToMonth } from './draft-repository';
import { issueCharges } from './issue';
import type { NewCharge } from './rules';

/** How a company wants what is charged between renewals: collected per calendar month, or each on an invoice of its own. */
export type Invoicing = { invoicing: 'monthly' | 'each'; timeZone: string };

/** Puts a charge of this very moment on the invoice that it belongs to; gives the invoice's id (R20). */
export async function chargeNow(scope: CommandScope, charge: NewCharge, how: Invoicing): Promise<string> {
  if (how.invoicing === 'each')
    return (await issueCharges(scope, [charge], scope.now, { fellDue: false }))?.invoiceId ?? '';
  const today = localDate(scope.now, how.timeZone);
  const closesAt = startOfDay(startOfNextMonth(today), how.timeZone);
  scope.count({ settleBy: closesAt });
  return addToMonth(scope, charge, startOfMonth(today), closesAt);
}
