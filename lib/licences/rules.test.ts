import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type BillingFrequency, localDate, startOfDay } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import {
  nextPeriod,
  openSubscriptionOn,
  purchaseTerms,
  quoteMoney,
  requireRemovable,
  type Subscription,
  subscriptionAt,
} from './rules';

const tariff = (unitPrice: number) => ({
  currency: 'EUR',
  unitPrice,
  taxTreatmentCode: 'FR_20',
  taxRateBasisPoints: 2000,
});
const notToBeOpened = (): Subscription => {
  throw new Error('a subscription is open');
};

/** A subscription anchored on a local day, in its first period. */
function anchoredOn(date: string, frequency: BillingFrequency, timeZone = 'Europe/Paris'): Subscription {
  return openSubscriptionOn('sub_1', frequency, localDate(startOfDay(date, timeZone), timeZone), timeZone);
}

/** Buys at an instant into a subscription, moved on to the period that holds it. */
function buyAt(subscription: Subscription, now: Date, quantity: number, unitPrice: number) {
  return purchaseTerms(
    quantity,
    tariff(unitPrice),
    subscriptionAt(subscription, now, subscription.timeZone),
    notToBeOpened,
    now,
  );
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

describe('R16: charge = quantity × unit price × days left ÷ days of the period', () => {
  it.each<[string, string, string, number, number, number, number, number]>([
    // anchor, day, quantity, price, days, of days, charge
    ['12.00 in November, bought on the 22nd', '2026-11-01', '2026-11-22', 1, 1200, 9, 30, 360],
    ['three at 9.99 with 10 of 31 days left, one line', '2026-12-01', '2026-12-22', 3, 999, 10, 31, 967],
    ['12.00 in June, bought on the 16th', '2027-06-01', '2027-06-16', 1, 1200, 15, 30, 600],
    ['12.00 in January, bought on the 20th', '2027-01-01', '2027-01-20', 1, 1200, 12, 31, 465],
    ['on the first day the full price', '2026-11-01', '2026-11-01', 2, 1200, 30, 30, 2400],
    ['on the last day one day', '2026-11-01', '2026-11-30', 1, 1200, 1, 30, 40],
    ['in a later period, by its own days', '2026-11-01', '2027-02-15', 1, 1200, 14, 28, 600],
    ['in February of a leap year', '2028-02-01', '2028-02-15', 1, 1200, 15, 29, 621],
    ['across months from the 13th', '2026-11-13', '2026-11-22', 1, 1200, 21, 30, 840],
    ['a thousand at 99.99', '2026-12-01', '2026-12-22', 1000, 9999, 10, 31, 3_225_484],
    ['a free licence', '2026-11-01', '2026-11-22', 5, 0, 9, 30, 0],
  ])('%s', (_case, anchor, day, quantity, unitPrice, days, daysOfPeriod, charge) => {
    const terms = buyAt(anchoredOn(anchor, 'monthly'), noon(day), quantity, unitPrice);
    expect(terms).toMatchObject({ quantity, days, daysOfPeriod, charge, purchasedOn: day, opens: false });
  });

  it('yearly: 60.00 with 102 of 365 days left', () => {
    const terms = buyAt(anchoredOn('2027-01-01', 'yearly'), noon('2027-09-21'), 2, 6000);
    expect(terms).toMatchObject({ days: 102, daysOfPeriod: 365, charge: 3353 });
  });

  it('the day of purchase counts in full, at its first instant and at its last', () => {
    const subscription = anchoredOn('2026-11-01', 'monthly');
    const first = startOfDay('2026-11-22', 'Europe/Paris');
    const last = new Date(startOfDay('2026-11-23', 'Europe/Paris').getTime() - 1);
    expect([buyAt(subscription, first, 1, 1200).charge, buyAt(subscription, last, 1, 1200).charge]).toEqual([360, 360]);
    expect(buyAt(subscription, new Date(first.getTime() - 1), 1, 1200).charge).toBe(400);
  });

  it('at 23:59:59.9 of the last day one day is paid, at the instant the period ends the next one in full', () => {
    const subscription = anchoredOn('2026-11-01', 'monthly');
    const end = subscription.periodEndsAt;
    expect(buyAt(subscription, new Date(end.getTime() - 100), 1, 1200)).toMatchObject({
      days: 1,
      daysOfPeriod: 30,
      charge: 40,
      purchasedOn: '2026-11-30',
    });
    expect(buyAt(subscription, end, 1, 1200)).toMatchObject({
      days: 31,
      daysOfPeriod: 31,
      charge: 1200,
      purchasedOn: '2026-12-01',
    });
  });

  it.each([
    ['23 hours', '2026-03-29', 3, 31],
    ['25 hours', '2026-10-25', 7, 31],
  ])('a day of %s is one day of the period', (_case, day, days, daysOfPeriod) => {
    const subscription = anchoredOn(`${day.slice(0, 7)}-01`, 'monthly');
    expect(buyAt(subscription, noon(day), 1, 1200)).toMatchObject({ days, daysOfPeriod });
    expect(buyAt(subscription, noon(addDays(day, 1)), 1, 1200).days).toBe(days - 1);
  });

  it('tax is rounded once on the charge', () => {
    expect(buyAt(anchoredOn('2026-12-01', 'monthly'), noon('2026-12-22'), 3, 999).tax).toBe(193);
  });

  it('is never negative, never above the full price, and one line is within half a unit of the exact share', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (anchor, later, quantity, price) => {
          const { charge, days, daysOfPeriod } = buyAt(
            anchoredOn(anchor, 'monthly'),
            noon(addDays(anchor, later)),
            quantity,
            price,
          );
          expect(days).toBeGreaterThanOrEqual(1);
          expect(days).toBeLessThanOrEqual(daysOfPeriod);
          expect(Math.abs(charge - (quantity * price * days) / daysOfPeriod)).toBeLessThanOrEqual(0.5);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('R17: a subscription begins with the first purchase of its frequency', () => {
  it('at full price, with that local day as its anchor', () => {
    const now = noon('2026-11-22');
    const terms = purchaseTerms(
      2,
      tariff(1200),
      null,
      () => openSubscriptionOn('sub_1', 'monthly', localDate(now, 'Europe/Paris'), 'Europe/Paris'),
      now,
    );
    expect(terms).toMatchObject({ opens: true, charge: 2400, days: 30, daysOfPeriod: 30, purchasedOn: '2026-11-22' });
    expect(terms.subscription).toMatchObject({
      anchor: '2026-11-22',
      periodIndex: 0,
      period: { from: '2026-11-22', to: '2026-12-22' },
    });
    expect(terms.subscription.periodEndsAt.toISOString()).toBe('2026-12-21T23:00:00.000Z');
  });

  it('a company in Los Angeles that buys on 31 January 17:00, already February in UTC, is anchored on the 31st', () => {
    const now = new Date('2027-02-01T01:00:00Z');
    const subscription = openSubscriptionOn(
      'sub_1',
      'monthly',
      localDate(now, 'America/Los_Angeles'),
      'America/Los_Angeles',
    );
    expect(subscription).toMatchObject({ anchor: '2027-01-31', period: { from: '2027-01-31', to: '2027-02-28' } });
    expect(subscription.periodEndsAt.toISOString()).toBe('2027-02-28T08:00:00.000Z');
    const march = subscriptionAt(subscription, new Date('2027-03-15T00:00:00Z'), 'America/Los_Angeles');
    expect(march.period).toEqual({ from: '2027-02-28', to: '2027-03-31' });
  });

  it('a yearly one of 29 February ends on 28 February, and on the 29th of the next leap year', () => {
    const subscription = anchoredOn('2028-02-29', 'yearly');
    expect(subscription.period.to).toBe('2029-02-28');
    expect(subscriptionAt(subscription, noon('2031-06-01'), 'Europe/Paris').period).toEqual({
      from: '2031-02-28',
      to: '2032-02-29',
    });
  });

  it('a period that ends on a day without a midnight ends at 01:00', () => {
    const subscription = anchoredOn('2026-02-28', 'monthly', 'Asia/Beirut');
    const march = subscriptionAt(subscription, noon('2026-03-28'), 'Asia/Beirut');
    expect(march.period.from).toBe('2026-03-28');
    const ending = anchoredOn('2026-02-01', 'monthly', 'Africa/Cairo');
    expect(ending.periodEndsAt.toISOString()).toBe('2026-02-28T22:00:00.000Z');
    const spring = anchoredOn('2026-03-24', 'monthly', 'Africa/Cairo');
    expect(spring.period.to).toBe('2026-04-24');
    expect(spring.periodEndsAt.toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Cairo', hour: '2-digit', minute: '2-digit' }).format(
        spring.periodEndsAt,
      ),
    ).toBe('01:00');
  });

  it('several periods that nobody looked at are caught up by their number, not their length', () => {
    const subscription = anchoredOn('2027-01-31', 'monthly');
    const later = subscriptionAt(subscription, noon('2027-07-10'), 'Europe/Paris');
    expect(later).toMatchObject({
      periodIndex: 5,
      period: { from: '2027-06-30', to: '2027-07-31' },
      anchor: '2027-01-31',
    });
  });

  it('holds every instant in exactly one period, for all anchors, frequencies and zones', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/Los_Angeles',
      'Asia/Kolkata',
      'Africa/Cairo',
      'Pacific/Auckland',
      'UTC',
    );
    const anchor = fc.integer({ min: 0, max: 1461 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(
        anchor,
        fc.constantFrom<BillingFrequency>('monthly', 'yearly'),
        zone,
        fc.integer({ min: 0, max: 18_000 }),
        (date, frequency, timeZone, hours) => {
          const first = openSubscriptionOn(
            'sub_1',
            frequency,
            localDate(startOfDay(date, timeZone), timeZone),
            timeZone,
          );
          const now = new Date(startOfDay(date, timeZone).getTime() + hours * 3_600_000);
          const current = subscriptionAt(first, now, timeZone);
          expect(startOfDay(current.period.from, timeZone) <= now).toBe(true);
          expect(now < current.periodEndsAt).toBe(true);
          expect(current.periodEndsAt).toEqual(startOfDay(current.period.to, timeZone));
          const today = localDate(now, timeZone);
          expect(current.period.from <= today && today < current.period.to).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('R17: a change of time zone applies from the next renewal and bills no day twice', () => {
  const inParis = anchoredOn('2027-01-01', 'monthly');

  it('leaves the running period as it is', () => {
    const current = subscriptionAt(inParis, noon('2027-01-20'), 'America/Los_Angeles');
    expect(current).toEqual(inParis);
  });

  it.each([
    ['further west', 'America/Los_Angeles', '2027-03-01T08:00:00.000Z'],
    ['further east', 'Asia/Tokyo', '2027-02-28T15:00:00.000Z'],
  ])('to a zone %s, the next period is of the same local days', (_case, timeZone, endsAt) => {
    const next = nextPeriod(inParis, timeZone);
    expect(next).toMatchObject({ timeZone, period: { from: '2027-02-01', to: '2027-03-01' } });
    expect(next.periodEndsAt.toISOString()).toBe(endsAt);
  });

  it('a purchase between the old midnight and the new one belongs to the new period, in full and not before it', () => {
    // 1 February in Paris, still 31 January in Los Angeles.
    const now = new Date(inParis.periodEndsAt.getTime() + 3_600_000);
    const current = subscriptionAt(inParis, now, 'America/Los_Angeles');
    const terms = purchaseTerms(1, tariff(1200), current, notToBeOpened, now);
    expect(terms).toMatchObject({ purchasedOn: '2027-02-01', days: 28, daysOfPeriod: 28, charge: 1200 });
  });
});

describe('R7: the quote says today and the next renewal', () => {
  it('of a purchase', () => {
    const terms = buyAt(anchoredOn('2026-11-01', 'monthly'), noon('2026-11-22'), 1, 1200);
    expect(quoteMoney(terms, { increase: 1200, on: '2026-12-01', changesWait: false }, 'EUR')).toEqual({
      charge: { amount: 360, currency: 'EUR' },
      tax: { amount: 72, currency: 'EUR' },
      total: { amount: 432, currency: 'EUR' },
      formula: { unitPrice: { amount: 1200, currency: 'EUR' }, quantity: 1, days: 9, daysOfPeriod: 30 },
      renewal: { increase: { amount: 1200, currency: 'EUR' }, on: '2026-12-01' },
      changesWait: false,
    });
  });

  it('of removals undone: nothing today, their price at the renewal', () => {
    expect(quoteMoney(null, { increase: 2400, on: '2026-12-01', changesWait: false }, 'EUR')).toMatchObject({
      charge: { amount: 0, currency: 'EUR' },
      formula: null,
      renewal: { increase: { amount: 2400, currency: 'EUR' }, on: '2026-12-01' },
    });
  });
});

describe('R12: all that were asked for go, or none', () => {
  it('refuses with both counts', () => {
    expect(() => requireRemovable(5, 3)).toThrow(
      expect.objectContaining({ code: 'not_enough_removable_licences', details: { requested: 5, removable: 3 } }),
    );
    expect(() => requireRemovable(5, 3)).toThrow(DomainError);
    expect(() => requireRemovable(3, 3)).not.toThrow();
  });
});
