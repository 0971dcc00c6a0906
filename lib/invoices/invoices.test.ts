import { describe, expect, it } from 'vitest';
import { purchaseLicences, renewCompany, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf } from '@/lib/testing/figures';
import { beginInvoiceExport, getBillingProfile, getInvoice, listInvoices, recordPayment, setBillingProfile } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const profile = {
  legalName: 'Acme SAS',
  addressLines: ['12 rue des Lilas'],
  postalCode: '75010',
  city: 'Paris',
  country: 'FR',
  registrationNumber: '552 100 554',
  vatId: 'fr 40 552 100 554',
  poNumber: 'PO-1',
  invoicing: 'monthly' as const,
  locale: null,
  contacts: [],
};

/** A company whose renewal of one licence is invoiced: 12.00 and 20 % tax. */
async function invoiced(): Promise<{ company: FixtureCompany; number: string; invoiceId: string }> {
  const company = await makeFixture(sql, { monthly: 1 });
  await setClock(sql, company, '2031-12-01T12:00:00Z');
  await act(settleCompany, system(company.id), {});
  const [invoice] = (await ask(listInvoices, company.owner, {})).data;
  return { company, number: invoice?.number ?? '', invoiceId: invoice?.id ?? '' };
}

describe('R20: numbers', () => {
  it('have no gap under many that issue at once, some of which fail', async () => {
    const companies: FixtureCompany[] = [];
    for (let n = 0; n < 20; n += 1) companies.push(await makeFixture(sql, { monthly: 1, yearly: 1 }));
    for (const company of companies) await setClock(sql, company, '2033-01-15T12:00:00Z');
    // A third of them cannot be settled: what they drew goes back.
    const broken = companies.filter((_, n) => n % 3 === 0);
    for (const { uuid } of broken)
      await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${uuid}`;
    const settled = await Promise.allSettled(companies.map((company) => act(settleCompany, system(company.id), {})));
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(broken.length);
    for (const { uuid } of broken)
      await sql`update companies set time_zone = 'Europe/Paris' where company_id = ${uuid}`;
    await Promise.all(broken.map((company) => act(renewCompany, system(company.id), {})));
    const rows = await sql<
      { number: string }[]
    >`select number from issued_invoices where year = 2032 order by sequence`;
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, n) => `INV-2032-${String(n + 1).padStart(6, '0')}`));
  });
});

describe('R20: a payment', () => {
  it('pays part, then the rest, and never more than is due', async () => {
    const { company, number, invoiceId } = await invoiced();
    const pay = (amount: number) => tryCommand(recordPayment, system(company.id), { number, amount });
    expect(await pay(400)).toMatchObject({ ok: true, value: { due: 1040 } });
    const before = await digestOf(sql, company);
    expect(await refusal(pay(1041))).toMatchObject({ code: 'payment_too_high', due: 1040 });
    expect(await digestOf(sql, company)).toBe(before);
    expect(await ask(getInvoice, company.owner, { invoiceId })).toMatchObject({ status: 'open', amountDue: eur(1040) });
    await pay(1040);
    expect(await ask(getInvoice, company.owner, { invoiceId })).toMatchObject({ status: 'paid', amountDue: eur(0) });
    expect((await ask(listInvoices, company.owner, { status: 'paid' })).data).toHaveLength(1);
    expect((await ask(listInvoices, company.owner, { status: 'open' })).data).toHaveLength(0);
  });

  it('of another company’s invoice is not found (R25)', async () => {
    const { number, invoiceId } = await invoiced();
    const other = await makeFixture(sql, {});
    expect(await refusal(tryCommand(recordPayment, system(other.id), { number, amount: 1 }))).toMatchObject({
      code: 'not_found',
    });
    expect(await refusal(tryQuery(getInvoice, other.owner, { invoiceId }))).toMatchObject({ code: 'not_found' });
  });
});

describe('R20: an issued invoice', () => {
  it('keeps both parties as they were; a draft shows them as they are', async () => {
    const { company, invoiceId } = await invoiced();
    await act(setBillingProfile, company.owner, profile);
    expect((await ask(getInvoice, company.owner, { invoiceId })).buyer.legalName).toBe('Fixture');
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await ask(getInvoice, company.owner, { invoiceId: purchase?.invoiceId ?? '' })).toMatchObject({
      status: 'draft',
      number: null,
      buyer: { legalName: 'Acme SAS', vatId: 'FR40552100554' },
    });
  });

  it('keeps its terms, the seller’s place and what the law wants said as they were, in both languages', async () => {
    const company = await makeFixture(sql, {});
    const german = {
      ...profile,
      country: 'DE',
      vatId: 'DE136695976',
      registrationNumber: null,
      invoicing: 'each' as const,
    };
    await act(setBillingProfile, company.owner, german);
    await sql`update issuers set postal_code = '75019', city = 'Paris', recovery_fee = 4000 where code = 'default'`;
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    const issued = () => ask(getInvoice, company.owner, { invoiceId: purchase?.invoiceId ?? '' });
    const before = await issued();
    expect(before).toMatchObject({
      seller: { postalCode: '75019', city: 'Paris', country: 'FR' },
      terms: { operation: 'services', paymentTermDays: 30, recoveryFee: eur(4_000) },
      taxes: [{ code: 'REVERSE_CHARGE', rateBasisPoints: 0 }],
      lines: [{ tax: { code: 'REVERSE_CHARGE', rateBasisPoints: 0 } }],
    });
    expect(before.terms.lateInterest).toContain('plus 10 percentage points');
    expect(before.terms.lateInterestFr).toContain('majoré de 10 points');
    expect(before.taxes[0]?.mention).toContain('Reverse charge');
    expect(before.taxes[0]?.mentionFr).toContain('Autoliquidation');
    await sql.begin((tx) => [
      tx`update issuers set postal_code = null, city = 'Lyon', late_interest = 'other', recovery_fee = null where code = 'default'`,
      tx`update tax_treatments set mention = 'other', mention_fr = 'autre' where code = 'REVERSE_CHARGE'`,
    ]);
    expect(await issued()).toEqual(before);
    await sql.begin((tx) => [
      tx`update issuers set city = null, late_interest = ${before.terms.lateInterest}, recovery_fee = 4000 where code = 'default'`,
      tx`update tax_treatments set mention = ${before.taxes[0]?.mention ?? null}, mention_fr = ${before.taxes[0]?.mentionFr ?? null} where code = 'REVERSE_CHARGE'`,
    ]);
  });

  it('from before terms were kept says what it knows', async () => {
    const { company, invoiceId } = await invoiced();
    await sql`update issued_invoices set terms = '{}' where company_id = ${company.uuid}`;
    expect((await ask(getInvoice, company.owner, { invoiceId })).terms).toEqual({
      operation: 'services',
      paymentTermDays: null,
      lateInterest: null,
      lateInterestFr: null,
      recoveryFee: null,
    });
  });

  it('names for each line the one entry of the log that caused it, also where two periods were caught up at once', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await setClock(sql, company, '2032-01-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const { data } = await ask(listInvoices, company.owner, {});
    const causes = data.map(({ lines }) => (lines[0]?.events ?? []).map((id) => id.slice(4)));
    expect(causes.map(({ length }) => length)).toEqual([1, 1]);
    const events = await sql`
      select action, after ->> 'periodFrom' as from from audit_events
      where company_id = ${company.uuid} and replace(id::text, '-', '') = any(${causes.flat()}) order by sequence`;
    expect([...events]).toEqual([
      { action: 'subscription.period_started', from: '2031-12-01' },
      { action: 'subscription.period_started', from: '2032-01-01' },
    ]);
  });
});

describe('R20: an archive of copies', () => {
  it('is of the documents that a filter leaves, oldest first, without drafts, and written down (R26)', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await setClock(sql, company, '2032-01-15T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    await act(purchaseLicences, company.owner, { quantity: 1 });
    const begin = (filter: object) => act(beginInvoiceExport, company.owner, filter);
    const { data } = await ask(listInvoices, company.owner, {});
    expect(data.map(({ status }) => status)).toContain('draft');
    const issued = data.filter(({ number }) => number !== null).map(({ id, number }) => ({ invoiceId: id, number }));
    expect((await begin({})).documents).toEqual(issued.toReversed());
    const december = { from: '2031-12-01', to: '2031-12-31', type: 'invoice', status: 'open' };
    expect((await begin(december)).documents).toHaveLength(1);
    expect((await begin({ status: 'draft' })).documents).toEqual([]);
    const events =
      await sql`select after from audit_events where company_id = ${company.uuid} and action = 'invoices.exported' order by sequence`;
    expect(events.map(({ after }) => after)).toEqual([
      { filter: {}, format: 'zip', count: issued.length },
      { filter: december, format: 'zip', count: 1 },
      { filter: { status: 'draft' }, format: 'zip', count: 0 },
    ]);
    const other = await makeFixture(sql, {});
    expect((await act(beginInvoiceExport, other.owner, {})).documents).toEqual([]);
  });

  it('holds 500 at most, and says how many there are', async () => {
    const { company } = await invoiced();
    await sql.begin((tx) => [
      tx`insert into invoices (company_id, id, type, currency, closes_at, created_at)
        select ${company.uuid}, gen_random_uuid(), 'invoice', 'EUR', '2031-12-31', now() from generate_series(1, 500)`,
      tx`insert into issued_invoices (company_id, invoice_id, issuer_code, type, year, sequence, number, issued_on, due_on, issued_at,
          subtotal, tax, taxes, seller, buyer, operation_id)
        select company_id, id, 'default', type, 1999, row_number() over (), 'X-' || row_number() over (), '2031-12-31', '2032-01-30', now(),
          0, 0, '[]', '{}', '{}', gen_random_uuid()
        from invoices where company_id = ${company.uuid} and closes_at = '2031-12-31'`,
    ]);
    expect(await refusal(tryCommand(beginInvoiceExport, company.owner, {}))).toEqual({
      code: 'archive_too_large',
      requested: 501,
      limit: 500,
    });
    const december = { from: '2031-12-31', to: '2031-12-31' };
    expect((await act(beginInvoiceExport, company.owner, december)).documents).toHaveLength(500);
    await sql.begin((tx) => [
      tx`delete from issued_invoices where company_id = ${company.uuid} and year = 1999`,
      tx`delete from invoices where company_id = ${company.uuid} and closes_at = '2031-12-31'`,
    ]);
  });
});

describe('the billing profile', () => {
  it('is checked, kept, and the same again writes nothing', async () => {
    const company = await makeFixture(sql, {});
    const wrong = { ...profile, registrationNumber: '552 100 555' };
    expect(await refusal(tryCommand(setBillingProfile, company.owner, wrong))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/registrationNumber' }],
    });
    await act(setBillingProfile, company.owner, profile);
    const before = await digestOf(sql, company);
    await act(setBillingProfile, company.owner, profile);
    expect(await digestOf(sql, company)).toBe(before);
    expect(await ask(getBillingProfile, company.owner, {})).toEqual({
      profile: { ...profile, vatId: 'FR40552100554', expenseAccount: null },
    });
    const [event] = await sql`select before, after from audit_events where company_id = ${company.uuid}`;
    expect(JSON.stringify(event)).not.toContain('Lilas');
  });
});
