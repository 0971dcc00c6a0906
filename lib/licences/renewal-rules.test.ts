import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewCharge } from '@/lib/invoices';
import { addDays, type BillingFrequency, daysBetween, localDate, startOfDay } from '@/lib/kernel/calendar';
import { newId } from '@/lib/kernel/id';
import { type Book, type BookedSubscription, chargeOf } from './book';
import { dueUntil } from './renewal-rules';
import { openSubscriptionOn } from './rules';

const FIRST_DAY = '2027-01-31';
const YEARS = 3;
const EPOCH = '2020-01-01';
const dayNumber = (date: string) => daysBetween(EPOCH, date);

const prices = {
  noticeDays: 30,
  agreed: [],
  list: (['connect', 'advanced'] as const).flatMap((planCode) =>
    (['monthly', 'yearly'] as const).flatMap((frequency) => [
      entry(planCode, frequency, '2020-01-01', planCode === 'connect' ? 1200 : 1800),
      entry(planCode, frequency, '2028-03-15', planCode === 'connect' ? 1300 : 1750),
    ]),
  ),
};

function entry(planCode: string, frequency: BillingFrequency, validFrom: string, monthly: number) {
  const unitPrice = frequency === 'monthly' ? monthly : monthly * 10;
  const announcedOn = addDays(validFrom, -10);
  return { planCode, frequency, unitPrice, validFrom, validUntil: null, announcedOn, toldOn: announcedOn };
}

const company = (timeZone: string): Book => ({
  timeZone,
  currency: 'EUR',
  planCode: 'advanced',
  pendingPlanCode: null,
  defaultFrequency: 'monthly',
  tax: { founding: { code: 'FR_20', rateBasisPoints: 2000 }, buyer: null, rules: [] },
  prices,
  subscriptions: [],
});

/** What somebody does on a day: adds licences, has some end, or lets a change wait. */
type Act = {
  day: number;
  kind: 'add' | 'remove' | 'keep' | 'plan' | 'frequency';
  frequency: BillingFrequency;
  quantity: number;
};
const acts = fc
  .array(
    fc.record<Act>({
      day: fc.integer({ min: 0, max: YEARS * 365 }),
      kind: fc.constantFrom('add', 'add', 'remove', 'keep', 'plan', 'frequency'),
      frequency: fc.constantFrom('monthly', 'yearly'),
      quantity: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.toSorted((a, b) => a.day - b.day));

/** What was charged, and for how many days in all licences were there: counted apart from each other. */
type History = {
  book: Book;
  charges: NewCharge[];
  ended: { quantity: number; on: string }[];
  bought: { quantity: number; on: string }[];
};

function settle(history: History, until: Date): void {
  for (const due of dueUntil(history.book, [], until, () => newId('sub'))) {
    if ('draft' in due) continue;
    const { step } = due;
    history.charges.push(...step.charges);
    for (const { before, renews } of step.changes)
      if (renews)
        for (const { quantity, ending } of before.groups)
          if (ending) history.ended.push({ quantity, on: before.period.to });
    history.book = step.book;
  }
}

function apply(history: History, act: Act, now: Date): void {
  const { book } = history;
  const change = (subscription: BookedSubscription, more: Partial<BookedSubscription>): Book => ({
    ...book,
    subscriptions: book.subscriptions.map((one) => (one.id === subscription.id ? { ...one, ...more } : one)),
  });
  const subscription = book.subscriptions.find(({ frequency }) => frequency === act.frequency);
  if (act.kind === 'plan') {
    history.book = { ...book, pendingPlanCode: book.planCode === 'advanced' && act.quantity > 2 ? 'connect' : null };
  } else if (act.kind === 'add') {
    const opened = subscription ?? {
      ...openSubscriptionOn(newId('sub'), act.frequency, localDate(now, book.timeZone), book.timeZone),
      groups: [],
      pendingFrequency: null,
    };
    const on = localDate(now, opened.timeZone);
    const group = { unitPrice: act.frequency === 'monthly' ? 1800 : 18_000, quantity: act.quantity, ending: false };
    history.charges.push(chargeOf(book, 'purchase_manual', opened, group, on));
    history.bought.push({ quantity: act.quantity, on });
    const groups = [...opened.groups, group];
    history.book = subscription
      ? change(opened, { groups })
      : { ...book, subscriptions: [...book.subscriptions, { ...opened, groups }] };
  } else if (subscription !== undefined) {
    if (act.kind === 'frequency') {
      history.book = change(subscription, { pendingFrequency: act.frequency === 'monthly' ? 'yearly' : 'monthly' });
    } else {
      const [first, ...rest] = subscription.groups;
      if (first !== undefined)
        history.book = change(subscription, { groups: [{ ...first, ending: act.kind === 'remove' }, ...rest] });
    }
  }
}

function live(timeZone: string, all: readonly Act[], each: boolean): History {
  const history: History = { book: company(timeZone), charges: [], ended: [], bought: [] };
  for (const act of all) {
    const now = new Date(startOfDay(addDays(FIRST_DAY, act.day), timeZone).getTime() + 12 * 3_600_000);
    if (each)
      for (let day = 0; day < act.day; day += 97) settle(history, startOfDay(addDays(FIRST_DAY, day), timeZone));
    settle(history, now);
    apply(history, act, now);
  }
  settle(history, startOfDay(addDays(FIRST_DAY, YEARS * 365), timeZone));
  return history;
}

const zones = fc.constantFrom('Europe/Paris', 'America/Los_Angeles', 'America/Sao_Paulo', 'Asia/Kathmandu');

describe('R16, R18, R21: three years of any history', () => {
  it('charge each day of each licence exactly once', () => {
    fc.assert(
      fc.property(zones, acts, (timeZone, all) => {
        const { book, charges, ended, bought } = live(timeZone, all, false);
        const until = [
          ...ended,
          ...book.subscriptions.flatMap(({ groups, period }) =>
            groups.map(({ quantity }) => ({ quantity, on: period.to })),
          ),
        ];
        const days = (points: readonly { quantity: number; on: string }[]) =>
          points.reduce((sum, { quantity, on }) => sum + quantity * dayNumber(on), 0);
        const charged = charges.reduce((sum, { quantity, days: each }) => sum + quantity * each, 0);
        expect(charged).toBe(days(until) - days(bought));
        const count = (points: readonly { quantity: number }[]) =>
          points.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(count(until)).toBe(count(bought));
      }),
      { numRuns: 300 },
    );
  });

  it('come to the same however late and in how many goes somebody settles', () => {
    // A subscription that a change of frequency opens has another id in each life.
    const said = ({ charges }: History) => charges.map((charge) => ({ ...charge, subscriptionId: null }));
    fc.assert(
      fc.property(zones, acts, (timeZone, all) => {
        expect(said(live(timeZone, all, true))).toEqual(said(live(timeZone, all, false)));
      }),
      { numRuns: 100 },
    );
  });

  it('never charge a licence more than the highest price there was, nor a renewal less than a whole period', () => {
    fc.assert(
      fc.property(zones, acts, (timeZone, all) => {
        for (const { cause, unitPrice, frequency, days, daysOfPeriod, amount, quantity } of live(timeZone, all, false)
          .charges) {
          expect(unitPrice).toBeLessThanOrEqual(frequency === 'monthly' ? 1800 : 18_000);
          if (cause === 'renewal') expect([days, amount]).toEqual([daysOfPeriod, unitPrice * quantity]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('R18: a step falls due at its very instant, and not a millisecond before', () => {
  const opened = openSubscriptionOn(newId('sub'), 'monthly', '2027-01-31', 'Europe/Paris');
  const groups = [{ unitPrice: 1800, quantity: 1, ending: false }];
  const book = { ...company('Europe/Paris'), subscriptions: [{ ...opened, groups, pendingFrequency: null }] };
  const stepsBy = (ms: number) => [
    ...dueUntil(book, [], new Date(opened.periodEndsAt.getTime() + ms), () => newId('sub')),
  ];
  expect(stepsBy(-1)).toEqual([]);
  expect(stepsBy(0)).toHaveLength(1);
});
