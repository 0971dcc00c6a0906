import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { settleCompany } from '@/lib/licences';
import { deliverMail } from '@/lib/mail';
import { act, system } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { restClientOf } from '@/lib/testing/rest';
import { headersOf, smtpServer } from '@/lib/testing/smtp';

const { sql } = coreDatabase();
const server = smtpServer();

/** A yen has no decimals, a dinar has three; neither is on the operator's list. */
const CURRENCIES = [
  { currency: 'JPY', monthly: 1_485, yearly: 14_850 },
  { currency: 'TND', monthly: 38_505, yearly: 385_050 },
];
beforeAll(async () => {
  for (const { currency, monthly, yearly } of CURRENCIES)
    await sql`insert into prices values ('connect', 'monthly', ${currency}, '2020-01-01', ${monthly}), ('connect', 'yearly', ${currency}, '2020-01-01', ${yearly})`;
});
afterAll(() => sql`delete from prices where currency in ('JPY', 'TND')`);

/** Subjects of the invoices' mails, as an owner reads them. */
async function subjects(): Promise<string[]> {
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url) });
  return server.received.map((mail) => (headersOf(mail).subject?.[0] ?? '').replaceAll(/[\u202f\u00a0]/g, ' '));
}

describe.each([
  {
    currency: 'JPY',
    // 3 × 1485 × 9/30 = 1336.5, half up; 20 % of 1337 = 267.4, half down.
    bought: { charge: 1_337, tax: 267, unitPrice: 1_485 },
    renewed: { subtotal: 4_455, tax: 891, total: 5_346 },
    read: '¥5,346',
  },
  {
    currency: 'TND',
    // 3 × 38.505 × 9/30 = 34.6545, half up; 20 % of 34.655 = 6.931.
    bought: { charge: 34_655, tax: 6_931, unitPrice: 38_505 },
    renewed: { subtotal: 115_515, tax: 23_103, total: 138_618 },
    read: 'TND 138.618',
  },
])('a company that pays in $currency', ({ currency, bought, renewed, read }) => {
  const money = (amount: number) => ({ amount, currency });

  it('is quoted, charged, renewed and invoiced in whole minor units, and reads them with their decimals (R16, R20)', async () => {
    const company = await makeFixture(sql, { currency });
    const { get, post } = await restClientOf(company.id);
    await setClock(sql, company, '2031-11-01T12:00:00Z');
    await post('/licences', { quantity: 1 });
    await sql`delete from outbox where company_id = ${company.uuid}`;
    await setClock(sql, company, '2031-11-22T12:00:00Z');
    const quote = await post('/licences/quote', { quantity: 3 });
    expect(quote.body).toMatchObject({
      charge: money(bought.charge),
      tax: money(bought.tax),
      total: money(bought.charge + bought.tax),
      formula: { unitPrice: money(bought.unitPrice), quantity: 3, days: 9, daysOfPeriod: 30 },
      renewal: { increase: money(3 * bought.unitPrice), on: '2031-12-01' },
    });
    const made = await post('/licences', { quantity: 3, maxCharge: money(bought.charge) });
    expect(made).toMatchObject({ status: 201, body: { purchase: { charge: money(bought.charge) } } });
    expect((await post('/licences', { quantity: 1, maxCharge: { amount: 1, currency: 'EUR' } })).status).toBe(409);
    await post('/licences/removals', { quantity: 1 });

    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const { data } = (await get('/invoices')).body as { data: { id: string; issuedOn: string }[] };
    const renewal = data.find(({ issuedOn }) => issuedOn === '2031-12-01');
    expect((await get(`/invoices/${renewal?.id ?? ''}`)).body).toMatchObject({
      subtotal: money(renewed.subtotal),
      total: money(renewed.total),
      taxes: [{ rateBasisPoints: 2000, tax: money(renewed.tax) }],
      lines: [{ cause: 'renewal', quantity: 3, unitPrice: money(bought.unitPrice), amount: money(renewed.subtotal) }],
    });
    // November's invoice: the first licence for its whole period, and the three.
    const november = data.find(({ issuedOn }) => issuedOn === '2031-11-30');
    const subtotal = bought.unitPrice + bought.charge;
    expect((await get(`/invoices/${november?.id ?? ''}`)).body).toMatchObject({ subtotal: money(subtotal) });
    const mails = await subjects();
    expect(mails.some((subject) => subject.endsWith(`: ${read}`))).toBe(true);
  });
});
