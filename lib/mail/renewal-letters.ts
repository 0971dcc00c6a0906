import type { BillingFacts } from '@/lib/notices';
import { billingLetter, billingWords, type Told } from './billing-letter';
import type { Letter } from './letter';

type Reminder = BillingFacts<'mail.renewal_reminder'>;

/** A renewal comes: what it charges, and what could still be removed before (R11, R19). */
export function renewalReminderLetter(told: Told, facts: Reminder): Letter {
  const { t, format, company } = billingWords(told);
  const { billingFrequency: frequency, quantity, idle } = facts;
  const values = {
    company,
    frequency,
    quantity,
    on: format.date(facts.on, 'long'),
    lastDay: format.date(facts.lastDay, 'long'),
    amount: format.money({ amount: facts.amount, currency: facts.currency }),
  };
  const trims = facts.available > 0;
  const filter = `frequency=${frequency}${idle === null ? '' : `&availableFor=${idle.days}`}`;
  return billingLetter(told, {
    subject: t('renewalReminder.subject', values),
    sentences: [t('renewalReminder.text', values), t(`renewalReminder.${trims ? 'trim' : 'keep'}`, values)],
    items: [...chargedItems(told, facts), ...trimmableItems(told, facts)],
    action: trims
      ? { label: t('renewalReminder.trimAction'), path: `/manage-product/licences?status=available&${filter}` }
      : { label: t('renewalReminder.action'), path: '/billing' },
  });
}

/** What makes up the amount, and what changes with the renewal. */
function chargedItems(told: Told, { lines, prices, becomes, plan, ending, currency }: Reminder): string[] {
  const { t, format } = billingWords(told);
  const money = (amount: number) => format.money({ amount, currency });
  const change = (text: string | null) => (text === null ? [] : [text]);
  return [
    ...lines.map(({ quantity, unitPrice, days, daysOfPeriod, amount }) =>
      t('renewalReminder.line', {
        quantity,
        price: money(unitPrice),
        part: days === daysOfPeriod ? 'whole' : 'part',
        days,
        daysOfPeriod,
        amount: money(amount),
      }),
    ),
    ...prices.map(({ from, to }) => t('renewalReminder.price', { from: money(from), to: money(to) })),
    ...change(becomes && t('renewalReminder.becomes', { frequency: becomes })),
    ...change(plan && t('renewalReminder.plan', { plan })),
    ...change(ending === 0 ? null : t('renewalReminder.ending', { count: ending })),
  ];
}

/** What could still be removed, and what else nobody uses. */
function trimmableItems(told: Told, facts: Reminder): string[] {
  const { t, format } = billingWords(told);
  const { available, idle, minimum, unassignedNumbers, earlyNoticeMonths: months, currency } = facts;
  const items: string[] = [];
  if (available > 0) items.push(t('renewalReminder.available', { count: available }));
  if (idle !== null)
    items.push(
      t('renewalReminder.idle', {
        count: idle.quantity,
        days: idle.days,
        cost: format.money({ amount: idle.monthlyCost, currency }),
      }),
    );
  if (minimum !== null)
    items.push(
      t('renewalReminder.minimum', {
        count: minimum.licences,
        ends: minimum.until === null ? 'open' : 'known',
        until: minimum.until === null ? '' : format.date(minimum.until, 'long'),
      }),
    );
  // Who may not see numbers is not told how many there are either (R24).
  if (unassignedNumbers > 0 && told.seesNumbers) items.push(t('renewalReminder.numbers', { count: unassignedNumbers }));
  if (months !== null) items.push(t('renewalReminder.early', { months }));
  return items;
}

/** A higher list price, and the first renewal that takes it (R19). */
export function priceAnnouncedLetter(told: Told, facts: BillingFacts<'mail.price_announced'>): Letter {
  const { t, format, company } = billingWords(told);
  const { currency, paid } = facts;
  const values = {
    company,
    plan: facts.plan,
    frequency: facts.billingFrequency,
    quantity: facts.quantity,
    price: format.money({ amount: facts.unitPrice, currency }),
    paid: paid === null ? '' : format.money({ amount: paid, currency }),
    validFrom: format.date(facts.validFrom, 'long'),
    on: format.date(facts.on, 'long'),
  };
  return billingLetter(told, {
    subject: t('priceAnnounced.subject', values),
    sentences: [
      t(paid === null ? 'priceAnnounced.textSeveral' : 'priceAnnounced.text', values),
      t('priceAnnounced.renewal', values),
      t('priceAnnounced.wayOut'),
    ],
    action: { label: t('priceAnnounced.action'), path: '/billing' },
  });
}
