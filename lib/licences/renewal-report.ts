import type { QueryScope } from '@/lib/access';
import {
  type Draft,
  type DraftCharge,
  documentDates,
  type Issued,
  openDrafts,
  readIssuingContext,
  sumsOf,
} from '@/lib/invoices';
import { startOfDay } from '@/lib/kernel/calendar';
import { newId } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import type { Book } from './book';
import { readBook } from './book-repository';
import { issuableUntil } from './corrected-drafts';
import { afterNeed, collected, type Outlook, type PlannedNeed } from './planned-needs';
import { readPurchaseContext } from './pricing-repository';
import type { RenewalStep } from './renewal-rules';
import type { RenewalReportView } from './view';

type Document = Pick<Issued, 'type' | 'issuedOn' | 'dueOn' | 'subtotal' | 'tax'> & { number: string | null };

/** The instant up to which a billing day renews: its beginning in the company's time zone; without one, now. */
export const untilOf = (asOf: string | undefined, now: Date, timeZone: string): Date =>
  asOf === undefined ? now : startOfDay(asOf, timeZone);

/** What a run did or would do, in the words of the operator's report. */
export function renewalReport(
  steps: readonly RenewalStep[],
  documents: readonly Document[],
  currency: string,
): RenewalReportView {
  const changes = steps.flatMap((step) => step.changes);
  const renewed = changes.filter((change) => change.renews);
  return {
    periods: renewed.flatMap(({ after }) =>
      after === null
        ? []
        : [
            {
              subscriptionId: after.id,
              billingFrequency: after.frequency,
              period: after.period,
              licences: after.groups.reduce((sum, group) => sum + group.quantity, 0),
              amount: money(
                after.groups.reduce((sum, group) => sum + group.unitPrice * group.quantity, 0),
                currency,
              ),
            },
          ],
    ),
    subscriptionsClosed: changes.filter(({ after }) => after === null).length,
    licencesEnded: changes.flatMap(({ ended }) => ended).reduce((sum, group) => sum + group.quantity, 0),
    documents: documents.map(({ type, number, issuedOn, dueOn, subtotal, tax }) => ({
      type,
      number,
      issuedOn,
      dueOn,
      subtotal: money(subtotal, currency),
      tax: money(tax, currency),
      total: money(subtotal + tax, currency),
    })),
  };
}

/** A document that will come as things stand, with its lines. */
export type ForeseenDocument = Document & { lines: readonly DraftCharge[] };

/**
 * What falls due by an instant, computed by what will do it, with what is planned until then and buys; stores nothing (R18).
 * What falls due at the instant of a planned change goes before it.
 */
export async function foresee(scope: QueryScope, book: Book, until: Date, needs: readonly PlannedNeed[] = []) {
  const [{ issuer }, drafts, { now, total, assigned, ending }] = await Promise.all([
    readIssuingContext(scope),
    openDrafts(scope),
    scope.ledger(),
  ]);
  const steps: RenewalStep[] = [];
  const documents: ForeseenDocument[] = [];
  const add = (type: Issued['type'], lines: readonly DraftCharge[], at: Date, collectsMonth: boolean) => {
    if (lines.length > 0)
      documents.push({ type, number: null, lines, ...documentDates(at, collectsMonth, issuer, now), ...sumsOf(lines) });
  };
  let outlook: Outlook = { book, free: total - assigned - ending };
  let open: readonly Draft[] = drafts;
  const advance = async (by: Date) => {
    for await (const due of issuableUntil(scope, outlook.book, open, by, () => newId('sub'))) {
      if ('draft' in due) {
        add(due.draft.type, due.draft.charges, due.draft.closesAt, due.draft.month !== null);
        open = open.filter(({ id }) => id !== due.draft.id);
      } else {
        steps.push(due.step);
        outlook = { ...outlook, book: due.step.book };
        add('invoice', due.step.charges, due.step.at, false);
        for (const { lines } of due.notes) add('credit_note', lines, due.step.at, false);
      }
    }
  };
  const buyer = needs.length === 0 ? null : (await readPurchaseContext(scope)).buyer;
  for (const need of needs) {
    if (buyer === null || need.at > until) break;
    await advance(need.at);
    const { charge, ...after } = afterNeed(outlook, need, buyer.policy.mode);
    outlook = after;
    if (charge === null) continue;
    if (buyer.invoicing === 'each') add('invoice', [charge], need.at, false);
    else open = collected(open, charge, need.at, buyer.timeZone);
  }
  await advance(until);
  return { steps, documents };
}

/** What a run would do. */
export async function foreseeRenewals(scope: QueryScope, asOf: string | undefined): Promise<RenewalReportView> {
  const [book, { now }] = await Promise.all([readBook(scope), scope.ledger()]);
  const { steps, documents } = await foresee(scope, book, untilOf(asOf, now, book.timeZone));
  return renewalReport(steps, documents, book.currency);
}
