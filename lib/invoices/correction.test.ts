import { describe, expect, it } from 'vitest';
import { changeFrequency, changePlan } from '@/lib/billing';
import { newId } from '@/lib/kernel/id';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf } from '@/lib/testing/figures';
import { settleEachStep, standingRow } from '@/lib/testing/owing';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { creditInvoice, getCorrectable, getInvoice, listInvoices, recordPayment, setBillingProfile } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const settleAt = async (company: FixtureCompany, at: string) => {
  await setClock(sql, company, at);
  await act(settleCompany, system(company.id), {});
};

type Invoiced = { company: FixtureCompany; number: string; invoiceId: string; lineId: string };

/** A company whose renewal of one licence is invoiced: 12.00 and 20 % tax, due on 31 December. */
async function invoiced(options: FixtureOptions = {}): Promise<Invoiced> {
  const company = await makeFixture(sql, { monthly: 1, numbers: 1, ...options });
  await settleAt(company, '2031-12-01T12:00:00Z');
  const [invoice] = (await ask(listInvoices, company.owner, {})).data;
  return { company, number: invoice?.number ?? '', invoiceId: invoice?.id ?? '', lineId: invoice?.lines[0]?.id ?? '' };
}

const reason = 'Charged in error';
const credit = ({ company, number, lineId }: Invoiced, amount: number | 'all', key?: string) =>
  tryCommand(
    creditInvoice,
    system(company.id),
    { number, reason, ...(amount !== 'all' && { lines: [{ lineId, amount }] }) },
    key === undefined ? undefined : { key },
  );
const creditAll = (given: Invoiced) => act(creditInvoice, system(given.company.id), { number: given.number, reason });
const stateOf = async ({ company }: Invoiced) => (await standingRow(sql, company))?.state;

describe('R20: an invoice that is cancelled', () => {
  it('keeps its number and gets a credit note that names it, says why, and pays it at once', async () => {
    const given = await invoiced();
    const { company, number, invoiceId, lineId } = given;
    const credited = await creditAll(given);
    expect(credited).toEqual({
      creditNoteId: expect.stringMatching(/^inv_/),
      number: expect.stringMatching(/^CN-2031-\d{6}$/),
      invoiceId,
      net: eur(1_200),
      total: eur(1_440),
      paid: eur(1_440),
      due: eur(0),
    });
    const invoice = await ask(getInvoice, company.owner, { invoiceId });
    expect(invoice).toMatchObject({
      number,
      status: 'paid',
      amountDue: eur(0),
      correctedBy: [{ id: credited.creditNoteId, number: credited.number }],
      payments: [{ amount: eur(1_440), creditNote: { number: credited.number } }],
    });
    const note = await ask(getInvoice, company.owner, { invoiceId: credited.creditNoteId });
    expect(note).toMatchObject({
      type: 'credit_note',
      relatesTo: invoiceId,
      relatedNumber: number,
      reason,
      status: 'paid',
      subtotal: eur(1_200),
      taxes: [{ code: 'FR_20', base: eur(1_200), tax: eur(240) }],
      payments: [{ invoice: { id: invoiceId, number } }],
      lines: [
        {
          cause: 'credit',
          quantity: 1,
          unitPrice: eur(1_200),
          amount: eur(1_200),
          period: { from: '2031-12-01', to: '2032-01-01' },
          description: 'correction of what was charged on connect, 2031-12-01 to 2032-01-01 (exclusive)',
        },
      ],
    });
    const [event] = await sql<{ id: string; target_id: string; after: object }[]>`
      select 'evt_' || replace(id::text, '-', '') as id, target_id, after from audit_events
      where company_id = ${company.uuid} and action = 'invoice.credited'`;
    expect(note.lines[0]?.events).toEqual([event?.id]);
    expect(event).toMatchObject({
      target_id: invoiceId,
      after: { creditNoteId: credited.creditNoteId, amount: 1_200, lines: [{ lineId, amount: 1_200 }], reason },
    });
  });

  it('no longer makes its company past due, nor keeps it restricted (R22)', async () => {
    const given = await invoiced();
    await settleEachStep(sql, given.company, '2032-02-05T12:00:00Z');
    await settleAt(given.company, '2032-02-05T12:00:00Z');
    expect(await stateOf(given)).toBe('restricted');
    // January's renewal is due for less long.
    await creditAll(given);
    expect(await stateOf(given)).toBe('past_due');
    expect((await actionsOf(sql, given.company)).slice(-1)).toEqual(['company.state_changed']);
    const late = { type: 'invoice', from: '2032-01-01', to: '2032-01-31' } as const;
    const [january] = (await ask(listInvoices, given.company.owner, late)).data;
    await creditAll({ ...given, number: january?.number ?? '' });
    expect(await stateOf(given)).toBe('active');
  });

  it('was paid in part: the credit pays what is left, and the rest of it the next invoice', async () => {
    const given = await invoiced();
    const { company, number } = given;
    await act(recordPayment, system(company.id), { number, amount: 1_000 });
    expect(await creditAll(given)).toMatchObject({ total: eur(1_440), paid: eur(440), due: eur(0) });
    await settleAt(company, '2032-01-01T12:00:00Z');
    const [next] = (await ask(listInvoices, company.owner, { type: 'invoice' })).data;
    expect(next).toMatchObject({ issuedOn: '2032-01-01', total: eur(1_440), amountPaid: eur(1_000) });
  });

  it('was paid: the credit waits for the next invoice', async () => {
    const given = await invoiced();
    await act(recordPayment, system(given.company.id), { number: given.number, amount: 1_440 });
    expect(await creditAll(given)).toMatchObject({ paid: eur(0), due: eur(0) });
    const [note] = (await ask(listInvoices, given.company.owner, { type: 'credit_note' })).data;
    expect(note).toMatchObject({ status: 'open', amountDue: eur(1_440) });
  });

  it('tells billing people by mail what the credit pays', async () => {
    const given = await invoiced();
    const { number } = await creditAll(given);
    const [message] = await sql<{ facts: object }[]>`
      select payload as facts from outbox where company_id = ${given.company.uuid} and payload ->> 'type' = 'credit_note'`;
    expect(message?.facts).toMatchObject({ number, pays: { number: given.number, amount: 1_440 } });
  });
});

describe('R20: a credit', () => {
  it('is never above what its line has left: charged minus earlier credits', async () => {
    const given = await invoiced();
    expect(await credit(given, 700)).toMatchObject({
      ok: true,
      value: { net: eur(700), paid: eur(840), due: eur(600) },
    });
    const before = await digestOf(sql, given.company);
    const refused = { code: 'credit_too_high', lineId: given.lineId, left: eur(500) };
    expect(await refusal(credit(given, 501))).toEqual(refused);
    expect(await refusal(credit(given, 1_000_000_000_000))).toEqual(refused);
    expect(await digestOf(sql, given.company)).toBe(before);
    expect(await ask(getCorrectable, system(given.company.id), { number: given.number })).toMatchObject({
      lines: [{ lineId: given.lineId, amount: eur(1_200), left: eur(500) }],
    });
    expect(await credit(given, 'all')).toMatchObject({ ok: true, value: { net: eur(500), due: eur(0) } });
    expect(await refusal(credit(given, 'all'))).toEqual({ code: 'credit_too_high', lineId: null, left: eur(0) });
  });

  it('given by many at once never exceeds it in all', async () => {
    const given = await invoiced();
    const outcomes = await allAtOnce(
      sql,
      given.company,
      Array.from({ length: 6 }, () => () => refusal(credit(given, 500))),
    );
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome !== 'accepted')).toMatchObject(
      Array(4).fill({ code: 'credit_too_high', left: eur(200) }),
    );
  });

  it('repeated under its key is one credit note and one answer (R9)', async () => {
    const given = await invoiced();
    const first = await credit(given, 100, 'k');
    const before = await digestOf(sql, given.company);
    expect(await credit(given, 100, 'k')).toEqual(first);
    expect(await digestOf(sql, given.company)).toBe(before);
    expect(await refusal(credit(given, 200, 'k'))).toEqual({ code: 'idempotency_key_reused' });
  });

  it.each([0, -1, 1.5, 2 ** 53, Number.NaN])('of %d is no amount', async (amount) => {
    const given = await invoiced();
    expect(await refusal(credit(given, amount))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/lines/0/amount' }],
    });
  });

  it('is taxed as its line was, whatever holds by now (R19)', async () => {
    const given = await invoiced();
    await act(setBillingProfile, given.company.owner, {
      ...BILLING_PROFILE,
      country: 'DE',
      registrationNumber: null,
      vatId: 'DE123456789',
    });
    const { creditNoteId } = await creditAll(given);
    const { taxes, buyer } = await ask(getInvoice, given.company.owner, { invoiceId: creditNoteId });
    expect(taxes).toMatchObject([{ code: 'FR_20', rateBasisPoints: 2_000, tax: eur(240) }]);
    expect(buyer.country).toBe('DE');
  });

  it('of another company’s invoice, a credit note, a draft or a line from elsewhere is not found (R25)', async () => {
    const [given, other] = [await invoiced(), await invoiced()];
    const note = (await creditAll(other)).number;
    const unfound = [
      { ...given, company: other.company },
      { ...other, number: note },
      { ...given, number: 'INV-1999-000001' },
    ];
    for (const one of unfound) {
      expect(await refusal(credit(one, 'all'))).toEqual({ code: 'not_found' });
      expect(await refusal(tryQuery(getCorrectable, system(one.company.id), { number: one.number }))).toEqual({
        code: 'not_found',
      });
    }
    await settleAt(given.company, '2032-01-01T12:00:00Z');
    const [later] = (await ask(listInvoices, given.company.owner, {})).data;
    for (const lineId of [other.lineId, later?.lines[0]?.id ?? '', newId('chg'), 'chg_1', ''])
      expect(await refusal(credit({ ...given, lineId }, 1))).toEqual({ code: 'not_found' });
  });
});

describe('R20, R21: corrections beside credits of unused days', () => {
  const yearlyNow = async ({ company }: Invoiced) => {
    const [subscription] = await sql<{ id: string }[]>`
      select 'sub_' || replace(id::text, '-', '') as id from subscriptions where company_id = ${company.uuid} and frequency = 'monthly'`;
    await setClock(sql, company, '2031-12-11T12:00:00Z');
    return act(changeFrequency, company.owner, {
      subscriptionId: subscription?.id ?? '',
      billingFrequency: 'yearly',
      when: 'now',
    });
  };

  it('count what a change of frequency gave back: 12.00 − 8.13 for 21 of 31 days', async () => {
    const given = await invoiced();
    expect(await yearlyNow(given)).toMatchObject({ credit: eur(813) });
    expect(await credit(given, 'all')).toMatchObject({ ok: true, value: { net: eur(387) } });
  });

  it.each([
    [100, 813],
    [600, 600],
    [1_200, 0],
  ])('of %d leave %d of the days to come: money is taken from the line, and no licence', async (corrected, left) => {
    const given = await invoiced();
    await act(creditInvoice, system(given.company.id), {
      number: given.number,
      reason,
      lines: [{ lineId: given.lineId, amount: corrected }],
    });
    expect(await yearlyNow(given)).toMatchObject({ credit: eur(left) });
  });

  it('count what a downgrade gave back of the invoice without naming a line', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
    await act(changePlan, company.owner, { plan: 'connect' });
    await settleAt(company, '2031-12-01T12:00:00Z');
    const { data } = await ask(listInvoices, company.owner, {});
    const note = data.find(({ type }) => type === 'credit_note');
    const invoice = data.find(({ id }) => id === note?.relatesTo);
    const given = { company, number: invoice?.number ?? '', invoiceId: '', lineId: '' };
    const net = (invoice?.subtotal.amount ?? 0) - (note?.subtotal.amount ?? 0);
    expect(note?.subtotal.amount).toBeGreaterThan(0);
    expect(await creditAll(given)).toMatchObject({ net: eur(net) });
  });
});
