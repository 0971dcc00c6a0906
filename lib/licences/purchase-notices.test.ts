import { expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { deliverMail } from '@/lib/mail';
import { act, system } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { settleCompany } from '.';

const { sql } = coreDatabase();
const server = smtpServer();
const ABOUT_PURCHASES = ['mail.first_purchase', 'mail.purchases_digest', 'mail.cap_reached'];

const place = (options: FixtureOptions = {}) =>
  makeFixture(sql, { numbers: 6, members: 2, now: '2031-11-22T09:00:00Z', ...options });
const buy = (company: FixtureCompany, n: number) =>
  act(assignNumber, company.owner, {
    memberId: company.members[n < 3 ? 0 : 1] ?? '',
    numberId: company.numbers[n]?.id ?? '',
  });
const told = async (company: FixtureCompany) =>
  sql<{ topic: string; payload: Record<string, unknown> }[]>`
    select topic, payload - 'memberId' as payload from outbox
    where company_id = ${company.uuid} and topic in ${sql(ABOUT_PURCHASES)} order by created_at, topic`;
const topics = async (company: FixtureCompany) => (await told(company)).map(({ topic }) => topic);

it('R23: the first automatic purchase is told at once, later ones once a day at the end of the company’s own', async () => {
  const company = await place();
  await buy(company, 0);
  expect(await told(company)).toMatchObject([
    { topic: 'mail.first_purchase', payload: { quantity: 1, charge: 1200, purchaseId: expect.any(String) } },
  ]);
  // At the very same instant, and later that day.
  await buy(company, 1);
  await setClock(sql, company, '2031-11-22T15:00:00Z');
  await buy(company, 2);
  expect(await topics(company)).toEqual(['mail.first_purchase']);
  const settle = () => act(settleCompany, system(company.id), {});
  await setClock(sql, company, '2031-11-22T22:59:59Z');
  expect(await settle()).toEqual({ settled: false });
  // Midnight in Paris. A purchase at that instant belongs to the day that begins.
  await setClock(sql, company, '2031-11-22T23:00:00Z');
  await buy(company, 3);
  expect((await told(company)).slice(1)).toMatchObject([
    {
      topic: 'mail.purchases_digest',
      payload: { from: '2031-11-22', to: '2031-11-22', quantity: 2, charge: 2400, others: 0 },
    },
  ]);
  // The worker was away for days: one mail.
  await setClock(sql, company, '2031-11-26T09:00:00Z');
  expect(await settle()).toEqual({ settled: true });
  expect((await told(company)).slice(2)).toMatchObject([
    { topic: 'mail.purchases_digest', payload: { from: '2031-11-23', quantity: 1 } },
  ]);
  expect(await settle()).toEqual({ settled: false });
});

it('R23: a cap announces itself when it crosses 80 and 100 %, once each, in money as in licences', async () => {
  const company = await place();
  await act(setAutoPurchasePolicy, company.owner, {
    autoPurchase: { monthlyLicences: 5, monthlyCharge: { amount: 100_000, currency: 'EUR' } },
  });
  const crossings = async () =>
    (await told(company)).flatMap(({ topic, payload }) => (topic === 'mail.cap_reached' ? [payload] : []));
  for (const n of [0, 1, 2]) await buy(company, n);
  expect(await crossings()).toEqual([]);
  await buy(company, 3);
  expect(await crossings()).toEqual([{ cap: 'monthly_licences', percent: 80, used: 4, limit: 5, currency: 'EUR' }]);
  await act(setAutoPurchasePolicy, company.owner, {
    autoPurchase: { monthlyLicences: null, monthlyCharge: { amount: 6_000, currency: 'EUR' } },
  });
  await buy(company, 4);
  expect((await crossings()).slice(1)).toEqual([
    { cap: 'monthly_charge', percent: 100, used: 6000, limit: 6000, currency: 'EUR' },
  ]);
});

it('R23: these mails say the amount and lead to where it can be changed, in the reader’s language', async () => {
  const company = await place();
  await sql`update companies set locale = 'fr' where company_id = ${company.uuid}`;
  await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { monthlyLicences: 1 } });
  await buy(company, 0);
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url), telephony: async () => 'recorded' });
  const mails = server.received.map((mail) => ({
    subject: headersOf(mail).subject?.[0] ?? '',
    text: (partsOf(mail)['text/plain'] ?? '').replaceAll(/[\u202f\u00a0]/g, ' '),
  }));
  const [cap, first] = ['Plafond', 'achetée automatiquement'].map((word) =>
    mails.find(({ subject }) => subject.includes(word)),
  );
  expect(first?.text).toContain('12,00 € HT');
  expect(first?.text).toMatch(/\/manage-product\/licences\/purchases\/pur_[0-9a-f]{32}/);
  expect(cap?.text).toContain(': 1 sur 1.');
  expect(cap?.text).toContain('/settings/auto-purchase');
});
