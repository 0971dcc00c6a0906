import type { QueryScope } from '@/lib/access';
import { asOf, type Draft, type NewCharge } from '@/lib/invoices';
import type { Book } from './book';
import { creditNotesOf } from './credit-rules';
import { dueUntil, type RenewalStep } from './renewal-rules';
import { invoiceOfPeriod } from './settlement-repository';

type Scope = Pick<QueryScope, 'sql' | 'companyUuid'>;

/** A credit note to come, with the invoice that it corrects. */
export type CorrectingNote = { relatesTo: string | null; lines: [NewCharge, ...NewCharge[]] };

/**
 * What falls due by an instant, in the order in which it is issued: a credit note names an issued invoice, so a month's draft
 * that one corrects goes before the step, as of its instant; what the month still brings comes on another (R20).
 */
export async function* issuableUntil(
  scope: Scope,
  book: Book,
  drafts: readonly Draft[],
  until: Date,
  newSubscriptionId: () => string,
): AsyncGenerator<{ draft: Draft } | { step: RenewalStep; notes: CorrectingNote[] }> {
  const open = new Map(drafts.map((draft) => [draft.id, draft]));
  for (const due of dueUntil(book, drafts, until, newSubscriptionId)) {
    if ('draft' in due) {
      if (open.delete(due.draft.id)) yield due;
      continue;
    }
    const { step } = due;
    const notes = await notesOf(scope, step);
    for (const { relatesTo } of notes) {
      const corrected = relatesTo === null ? undefined : open.get(relatesTo);
      if (corrected === undefined) continue;
      open.delete(corrected.id);
      yield { draft: asOf(corrected, step.at) };
    }
    yield { step, notes };
  }
}

async function notesOf(scope: Scope, step: RenewalStep): Promise<CorrectingNote[]> {
  const notes: CorrectingNote[] = [];
  for (const { invoiceId, lines } of creditNotesOf(step.credits)) {
    const [{ subscriptionId, period }] = lines;
    const relatesTo =
      invoiceId ?? (subscriptionId === null ? null : await invoiceOfPeriod(scope, subscriptionId, period.to));
    notes.push({ relatesTo, lines });
  }
  return notes;
}
