import { describe, expect, it } from 'vitest';
import { settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf } from '@/lib/testing/figures';
import { creditInvoice, getInvoice, listInvoices, recordDelivery } from '.';
import { decideDelivery } from './delivery-rules';
import { DELIVERY_STATUSES, type DeliveryStatus } from './input';

const { sql } = coreDatabase();

async function invoiced(): Promise<{ company: FixtureCompany; number: string; invoiceId: string }> {
  const company = await makeFixture(sql, { monthly: 1 });
  await setClock(sql, company, '2031-12-01T12:00:00Z');
  await act(settleCompany, system(company.id), {});
  const [invoice] = (await ask(listInvoices, company.owner, {})).data;
  return { company, number: invoice?.number ?? '', invoiceId: invoice?.id ?? '' };
}

describe('R20: what may follow a step of a delivery', () => {
  const allowed: Record<string, readonly string[]> = {
    'not sent': ['sent', 'failed'],
    sent: ['delivered', 'accepted', 'refused', 'failed'],
    delivered: ['accepted', 'refused'],
    failed: ['sent', 'failed'],
    accepted: [],
    refused: [],
  };
  it.each(Object.keys(allowed).flatMap((before) => DELIVERY_STATUSES.map((status) => [before, status] as const)))(
    'after %s: %s',
    (before, status) => {
      const present = before === 'not sent' ? null : { status: before as DeliveryStatus, note: 'before' };
      const decided = decideDelivery(present, { status, note: 'after' });
      expect(decided.ok).toBe(allowed[before]?.includes(status));
    },
  );

  it('is nothing new where it is so already', () => {
    for (const status of DELIVERY_STATUSES)
      expect(decideDelivery({ status, note: null }, { status, note: null })).toEqual({ ok: true, value: 'known' });
  });
});

describe('R20: the delivery of a document', () => {
  it('is not sent, then is each step that was written down, each with its event (R26)', async () => {
    const { company, number, invoiceId } = await invoiced();
    expect(await ask(getInvoice, company.owner, { invoiceId })).toMatchObject({ delivery: null, deliveries: [] });
    await act(recordDelivery, system(company.id), { number, status: 'failed', note: 'no address' });
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    await act(recordDelivery, system(company.id), { number, status: 'sent', note: 'flow 42' });
    await act(recordDelivery, system(company.id), { number, status: 'delivered' });
    const steps = [
      { status: 'failed', note: 'no address', recordedAt: '2031-12-01T12:00:00.000Z' },
      { status: 'sent', note: 'flow 42', recordedAt: '2031-12-02T12:00:00.000Z' },
      { status: 'delivered', note: null, recordedAt: '2031-12-02T12:00:00.000Z' },
    ];
    expect(await ask(getInvoice, company.owner, { invoiceId })).toMatchObject({
      delivery: steps[2],
      deliveries: steps,
    });
    expect((await ask(listInvoices, company.owner, {})).data).toMatchObject([{ id: invoiceId, delivery: steps[2] }]);
    const actions = (await actionsOf(sql, company)).filter((action) => action === 'invoice.delivery_recorded');
    expect(actions).toHaveLength(3);
    const events = await sql`select before, after from audit_events
      where company_id = ${company.uuid} and action = 'invoice.delivery_recorded' order by sequence`;
    expect(events.map(({ before, after }) => [before.status, after])).toEqual([
      [null, { status: 'failed' }],
      ['failed', { status: 'sent' }],
      ['sent', { status: 'delivered' }],
    ]);
  });

  it('is the same as it was where it is said again, and is refused where it cannot follow', async () => {
    const { company, number } = await invoiced();
    const record = (status: DeliveryStatus, note?: string) =>
      tryCommand(recordDelivery, system(company.id), { number, status, ...(note !== undefined && { note }) });
    expect(await refusal(record('accepted'))).toEqual({
      code: 'delivery_step_refused',
      status: 'not_sent',
      next: ['sent', 'failed'],
    });
    const first = await record('sent', 'flow 1');
    const before = await digestOf(sql, company);
    expect(await record('sent', 'flow 1')).toEqual(first);
    expect(await refusal(record('sent', 'flow 2'))).toMatchObject({ code: 'delivery_step_refused', status: 'sent' });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('is written down once by two at once', async () => {
    const { company, number } = await invoiced();
    const record = (note: string) => () =>
      refusal(tryCommand(recordDelivery, system(company.id), { number, status: 'sent', note }));
    const outcomes = await allAtOnce(sql, company, ['one', 'two', 'three'].map(record));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome !== 'accepted')).toMatchObject([
      { code: 'delivery_step_refused' },
      { code: 'delivery_step_refused' },
    ]);
  });

  it('is that of a credit note too; of a number of another company, or of none, it is not found (R25)', async () => {
    const { company, number } = await invoiced();
    const { number: note } = await act(creditInvoice, system(company.id), { number, reason: 'Cancelled' });
    expect(await act(recordDelivery, system(company.id), { number: note, status: 'sent' })).toMatchObject({
      delivery: { status: 'sent' },
    });
    const other = await makeFixture(sql, {});
    for (const unknown of [number, note, 'INV-1999-000001'])
      expect(await refusal(tryCommand(recordDelivery, system(other.id), { number: unknown, status: 'sent' }))).toEqual({
        code: 'not_found',
      });
  });
});
