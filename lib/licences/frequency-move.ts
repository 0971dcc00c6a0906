import type { NewCharge } from '@/lib/invoices';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { type Book, type BookedSubscription, chargeOf, type LicenceGroup, merged, quantityOf } from './book';
import { arrivalPrice } from './price-rules';
import { openSubscriptionOn, type Subscription } from './rules';

/** A subscription within a step: whether its period is over, and the licences that go on. */
export type Open = { before: BookedSubscription; renews: boolean; groups: readonly LicenceGroup[] };

/** Where licences go that change their frequency. */
export type Destination = { subscription: Subscription; opens: boolean; unitPrice: number };

/** The other subscription with the licences that join it, what that charges for its days left, or the one that is opened. */
export type Arrival = { destination: Destination; opened: BookedSubscription | null; charge: NewCharge | null };

/**
 * R21: licences whose frequency changes join the other subscription, whose days left they pay, or open one. A subscription
 * that renews on this very day charges them with its renewal.
 */
export function arrive(
  book: Book,
  group: Pick<LicenceGroup, 'unitPrice' | 'quantity'>,
  to: BillingFrequency,
  target: Pick<Open, 'before' | 'renews'> | undefined,
  on: string,
  newId: () => string,
): Arrival {
  const { unitPrice } = group;
  if (target === undefined) {
    const begun = openSubscriptionOn(newId(), to, on, book.timeZone);
    const opened = { ...begun, groups: [{ ...group, ending: false }], pendingFrequency: null };
    const charge = chargeOf(book, 'frequency_change', opened, group, on);
    return { destination: { subscription: opened, opens: true, unitPrice }, opened, charge };
  }
  const { before, renews } = target;
  const paysNow = !renews && on < before.period.to;
  return {
    destination: { subscription: before, opens: false, unitPrice },
    opened: null,
    charge: paysNow ? chargeOf(book, 'frequency_change', before, group, on) : null,
  };
}

/** The changes of frequency that apply with the renewals of a step. */
export function moveFrequencies<O extends Open>(book: Book, open: readonly O[], on: string, newId: () => string) {
  const moves = open.flatMap((entry) => {
    const { before, renews, groups } = entry;
    const to = before.pendingFrequency;
    const unitPrice = to === null ? null : arrivalPrice(book.prices, book.planCode, to, on);
    const quantity = quantityOf(groups);
    // Without a price there is nothing to change to: the change goes on waiting.
    if (!renews || to === null || unitPrice === null || quantity === 0) return [];
    const target = open.find((other) => other.before.frequency === to);
    const group = { unitPrice, quantity, ending: false };
    return [{ entry, to, group, ...arrive(book, group, to, target, on, newId) }];
  });
  const moved = open.map((entry) => {
    const own = moves.find((move) => move.entry === entry);
    const joining = moves.filter(({ to }) => to === entry.before.frequency).map(({ group }) => group);
    const staying = own === undefined ? entry.groups : [];
    const groups = own === undefined && joining.length === 0 ? entry.groups : merged([...staying, ...joining]);
    return { ...entry, groups, movesTo: own?.destination ?? null };
  });
  return {
    moved,
    opened: moves.flatMap(({ opened }) => opened ?? []),
    charges: moves.flatMap(({ charge }) => charge ?? []),
  };
}
