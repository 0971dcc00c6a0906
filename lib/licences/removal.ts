import { can, type QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import type { Book } from './book';
import { readBook } from './book-repository';
import { type EarlyRemoval, earlyRemoval } from './early-removal';
import { findByIds, findRemovable, minimumsInForce, type RemovalCandidate } from './removal-repository';
import { bookAt, nextRenewals } from './renewal-rules';
import { licenceLabel, requireRemovable } from './rules';
import type { RemovalQuoteView } from './view';

type Choice = {
  quantity?: number | undefined;
  licenceIds?: readonly string[] | undefined;
  early?: boolean | undefined;
};

/** The licences a removal means: the newest available ones, or the very ones named; all of them, or a refusal (R12). */
export async function chooseRemovals(
  scope: QueryScope,
  { quantity = 0, licenceIds }: Choice,
): Promise<RemovalCandidate[]> {
  if (licenceIds !== undefined) return removableByIds(scope, licenceIds);
  const removable = await findRemovable(scope, quantity);
  requireRemovable(quantity, removable.length);
  return removable;
}

async function removableByIds(scope: QueryScope, licenceIds: readonly string[]): Promise<RemovalCandidate[]> {
  const wanted = new Set(licenceIds);
  const found = await findByIds(scope, [...wanted]);
  if (found.length < wanted.size) throw new DomainError('not_found');
  for (const candidate of found) {
    const licence = { id: candidate.id, label: licenceLabel(candidate.labelNumber) };
    if (candidate.status === 'assigned') {
      // Who manages licences but not numbers and members is not told who holds it (R24).
      const holder = can(scope.actor, 'numbers:read')
        ? { number: candidate.number, member: candidate.member }
        : { number: null, member: null };
      throw new DomainError('licence_in_use', { licence, ...holder });
    }
    if (candidate.status === 'ended') throw new DomainError('licence_ended', { licence });
  }
  return found;
}

/** Licences that leave their frequency by an act. */
type Leaving = { frequency: string; quantity: number };

/** R19: what was agreed as the least that stays is kept until its end; the refusal names the day. */
export async function requireMinimums(
  scope: QueryScope,
  leaving: readonly Leaving[],
  now: Date,
  by: 'removal' | 'frequency' = 'removal',
): Promise<void> {
  for (const { frequency, minimum, until, staying } of await minimumsInForce(scope, now)) {
    const going = leaving.reduce((sum, one) => (one.frequency === frequency ? sum + one.quantity : sum), 0);
    const removable = Math.max(0, staying - minimum);
    if (going > 0 && Math.max(0, staying - going) < minimum)
      throw new DomainError('minimum_licences', { by, billingFrequency: frequency, minimum, until, removable });
  }
}

/** The licences of a removal as what leaves. */
export const oneByOne = (chosen: readonly RemovalCandidate[]): Leaving[] =>
  chosen.map(({ frequency }) => ({ frequency, quantity: 1 }));

/** Whether some licence would be paid beyond the day that the caller was shown: a period has passed since, or it is another one. */
export function endLater(
  chosen: readonly RemovalCandidate[],
  endsBy?: Partial<Record<BillingFrequency, string | undefined>>,
  early: EarlyRemoval | null = null,
): boolean {
  if (endsBy === undefined) return false;
  const soon = new Set(early?.licenceIds);
  return chosen.some(
    ({ id, frequency, periodTo }) =>
      (early && soon.has(id) ? early.on : periodTo) > (endsBy[frequency as BillingFrequency] ?? ''),
  );
}

/** What a removal does: when the licences end, and what the next renewal becomes (R11). */
export async function quoteRemoval(scope: QueryScope, choice: Choice): Promise<RemovalQuoteView> {
  const chosen = (await chooseRemovals(scope, choice)).filter((candidate) => candidate.endsOn === null);
  await requireMinimums(scope, oneByOne(chosen), (await scope.ledger()).now);
  const { now } = await scope.ledger();
  const early = await earlyRemoval(scope, chosen, now);
  const book = bookAt(await readBook(scope), now);
  const [before, after] = [nextRenewals(book), nextRenewals(withEnding(book, chosen))];
  const groups = book.subscriptions.flatMap(({ id, frequency, period }) => {
    const quantity = chosen.filter((candidate) => candidate.frequency === frequency).length;
    if (quantity === 0) return [];
    const amount = (of: Map<string, number>) => money(of.get(id) ?? 0, book.currency);
    return [
      {
        billingFrequency: frequency,
        quantity,
        endsOn: choice.early && early !== null && frequency === 'yearly' ? early.on : period.to,
        early:
          early !== null && frequency === 'yearly'
            ? { endsOn: early.on, credit: money(early.credit, book.currency) }
            : null,
        renewal: { on: period.to, before: amount(before), after: amount(after) },
      },
    ];
  });
  return { quantity: chosen.length, groups };
}

/** The company as it is with these licences ending. */
function withEnding(book: Book, going: readonly RemovalCandidate[]): Book {
  const subscriptions = book.subscriptions.map((subscription) => {
    const mine = going.filter(({ frequency }) => frequency === subscription.frequency);
    const groups = subscription.groups.flatMap((group) => {
      const ending = group.ending ? 0 : mine.filter(({ unitPrice }) => unitPrice === group.unitPrice).length;
      return [
        { ...group, quantity: group.quantity - ending },
        { ...group, quantity: ending, ending: true },
      ].filter(({ quantity }) => quantity > 0);
    });
    return { ...subscription, groups };
  });
  return { ...book, subscriptions };
}
