import { describe, expect, it } from 'vitest';
import { assignNumber, deleteMember, reassignNumber, unassignNumber } from '@/lib/assignments';
import { changeFrequency, changePlan, listSubscriptions } from '@/lib/billing';
import { listInvoices } from '@/lib/invoices';
import { changeCompany, listLicences, purchaseLicences, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, ask, memberActor, refusal, system, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { getInvoiceLine, getLicenceCosts, getMemberCosts, getNumberCosts, listLineLicences } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** A company on 1 November 2031, to which nobody sold anything yet. */
const company = (given: FixtureOptions = {}) => makeFixture(sql, { now: '2031-11-01T12:00:00Z', ...given });

/** A company's line of a cause, with its document. */
async function lineFor({ owner }: FixtureCompany, cause: string) {
  const { data } = await ask(listInvoices, owner, { limit: 200 });
  const found = data.flatMap(({ id, lines }) => lines.map((line) => ({ invoiceId: id, lineId: line.id, line })));
  const { line, ...ids } = found.find((one) => one.line.cause === cause) ?? { line: null, invoiceId: '', lineId: '' };
  if (line === null) throw new Error(`no line is a ${cause}`);
  return { ids, line };
}
const licenceIds = async ({ owner }: FixtureCompany) => {
  const { data } = await ask(listLicences, owner, { limit: 200 });
  return data.map(({ id }) => id).toReversed();
};
const shareOf = async ({ owner }: FixtureCompany, licenceId = '') =>
  (await ask(getLicenceCosts, owner, { licenceId })).data.map(({ cause, share }) => `${cause} ${share.amount}`);

describe('the annex to a line', () => {
  it('R16, R20: an automatic purchase leads to the number, the member and who assigned it, and back to its 3.60', async () => {
    const acme = await company({ monthly: 1, numbers: 2, now: '2031-11-22T12:00:00Z' });
    const [memberId = ''] = acme.members;
    const [first, second] = acme.numbers;
    await act(assignNumber, acme.owner, { memberId, numberId: first?.id ?? '' });
    await act(assignNumber, acme.owner, { memberId, numberId: second?.id ?? '' });
    const { ids, line } = await lineFor(acme, 'purchase_automatic');
    expect(line.amount).toEqual(eur(360));
    const detail = await ask(getInvoiceLine, acme.owner, ids);
    expect(detail).toMatchObject({
      document: { id: ids.invoiceId, number: null, type: 'invoice' },
      boughtFor: { number: { id: second?.id }, member: { id: memberId } },
      causes: [{ id: line.events[0], action: 'licence.purchased', role: 'cause', origin: 'seed', onBehalfOf: null }],
    });
    expect(detail.causes[0]?.actor).toEqual({ kind: 'member', id: acme.owner.memberId, name: 'Camille Durand' });
    const { data } = await ask(listLineLicences, acme.owner, ids);
    expect(data).toMatchObject([
      {
        licence: { label: 'L-0002' },
        share: eur(360),
        holders: [{ number: { e164: second?.e164 }, member: { id: memberId }, to: null }],
      },
    ]);
    const costs = await ask(getNumberCosts, acme.owner, { numberId: second?.id ?? '' });
    expect(costs.data).toMatchObject([
      {
        ...ids,
        cause: 'purchase_automatic',
        lineAmount: eur(360),
        share: eur(360),
        days: 1,
        daysOfPeriod: 9,
        amount: eur(40),
      },
    ]);
  });

  it('R21: an upgrade of 46 monthly licences with 9 of 30 days is 82.80, 1.80 each, a page at a time both ways', async () => {
    const acme = await company({ monthly: 46, now: '2031-11-22T12:00:00Z' });
    await act(changePlan, acme.owner, { plan: 'advanced' });
    const { ids, line } = await lineFor(acme, 'plan_change');
    expect(line).toMatchObject({ quantity: 46, amount: eur(8280) });
    const first = await ask(listLineLicences, acme.owner, { ...ids, limit: 40 });
    const rest = await ask(listLineLicences, acme.owner, { ...ids, limit: 40, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...rest.data].map(({ licence, share }) => [licence.label, share.amount])).toEqual(
      Array.from({ length: 46 }, (_, index) => [`L-${String(index + 1).padStart(4, '0')}`, 180]),
    );
    const back = await ask(listLineLicences, acme.owner, { ...ids, limit: 40, cursor: rest.previousCursor ?? '' });
    expect(back.data).toEqual(first.data);
    const foreign = await company({ monthly: 1, now: '2031-11-22T12:00:00Z' });
    await act(changePlan, foreign.owner, { plan: 'advanced' });
    const other = (await lineFor(foreign, 'plan_change')).ids;
    const cursor = first.nextCursor ?? '';
    expect(await refusal(tryQuery(listLineLicences, foreign.owner, { ...other, cursor }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('R20: what does not divide evenly goes to the first licences: three at 9.67 are 3.23, 3.22 and 3.22', async () => {
    const acme = await company({ timeZone: 'UTC' });
    await sql`insert into agreements (company_id, id, plan_code, frequency, unit_price, valid_from, created_at)
      values (${acme.uuid}, gen_random_uuid(), 'connect', 'monthly', 999, '2031-01-01', now())`;
    await setClock(sql, acme, '2031-12-01T12:00:00Z');
    await act(purchaseLicences, acme.owner, { quantity: 1 });
    await setClock(sql, acme, '2031-12-22T12:00:00Z');
    await act(purchaseLicences, acme.owner, { quantity: 3 });
    const ids = await licenceIds(acme);
    expect((await Promise.all(ids.map((id) => shareOf(acme, id)))).flat()).toEqual([
      'purchase_manual 999',
      'purchase_manual 323',
      'purchase_manual 322',
      'purchase_manual 322',
    ]);
  });

  it('R21: a change of frequency at once charges and credits the licences that moved, and names who did it', async () => {
    const acme = await company();
    await act(purchaseLicences, acme.owner, { quantity: 3 });
    await setClock(sql, acme, '2031-11-22T12:00:00Z');
    await act(scheduleLicenceRemoval, acme.owner, { quantity: 1 });
    const [monthly] = (await ask(listSubscriptions, acme.owner, {})).data;
    const subscriptionId = monthly?.id ?? '';
    await act(changeFrequency, acme.owner, { subscriptionId, billingFrequency: 'yearly', when: 'now' });
    const [moved, , ending] = await licenceIds(acme);
    expect(await shareOf(acme, moved)).toEqual(['frequency_change 12000', 'credit -360', 'purchase_manual 1200']);
    expect(await shareOf(acme, ending)).toEqual(['purchase_manual 1200']);
    const credit = await lineFor(acme, 'credit');
    const detail = await ask(getInvoiceLine, acme.owner, credit.ids);
    const bought = await lineFor(acme, 'purchase_manual');
    expect(detail).toMatchObject({
      document: { type: 'credit_note' },
      credits: bought.ids,
      causes: [{ action: 'subscription.frequency_changed', actor: { name: 'Camille Durand' } }],
    });
    expect((await ask(listLineLicences, acme.owner, credit.ids)).data.map(({ share }) => share)).toEqual([
      eur(-360),
      eur(-360),
    ]);
  });

  it('R11, R26: the credit of an early removal leads to who had the licences end, though it fell due by itself', async () => {
    const acme = await company();
    await sql`update companies set country = 'FR' where company_id = ${acme.uuid}`;
    await act(purchaseLicences, acme.owner, { quantity: 3, billingFrequency: 'yearly' });
    await setClock(sql, acme, '2032-11-10T12:00:00Z');
    const ids = await licenceIds(acme);
    const admin = memberActor(acme.id, acme.members[0] ?? '', 'admin');
    await act(scheduleLicenceRemoval, admin, { licenceIds: ids.slice(1), early: true });
    await setClock(sql, acme, '2032-12-10T12:00:00Z');
    await act(settleCompany, system(acme.id), {});
    const { ids: credit, line } = await lineFor(acme, 'credit');
    expect(line.events).toHaveLength(2);
    const { causes } = await ask(getInvoiceLine, acme.owner, credit);
    expect(causes.map(({ action, role, actor }) => [action, role, actor.id])).toEqual([
      ['licence.removal_scheduled', 'asked', admin.memberId],
      ['licence.ended', 'cause', 'settlement'],
      ['licence.ended', 'cause', 'settlement'],
    ]);
    const { data } = await ask(listLineLicences, acme.owner, credit);
    expect(data.map(({ licence }) => licence.id)).toEqual(ids.slice(1));
    expect(data.reduce((sum, { share }) => sum + share.amount, 0)).toBe(-line.amount.amount);
  });

  it('R4, R17: names who held a number by the clocks of then: a day that had not begun is of the next period', async () => {
    const acme = await company({ numbers: 1, timeZone: 'Europe/Paris' });
    const [ana = '', ben = ''] = acme.members;
    const numberId = acme.numbers[0]?.id ?? '';
    await act(purchaseLicences, acme.owner, { quantity: 1 });
    await act(assignNumber, acme.owner, { memberId: ana, numberId });
    // December has begun in Paris; where the company moves it is still November.
    await setClock(sql, acme, '2031-11-30T23:00:00Z');
    await act(reassignNumber, acme.owner, { numberId, memberId: ben });
    await setClock(sql, acme, '2031-12-20T12:00:00Z');
    await act(settleCompany, system(acme.id), {});
    const holders = async (cause: string) => {
      const { data } = await ask(listLineLicences, acme.owner, (await lineFor(acme, cause)).ids);
      return data.map(({ holders: held }) => held?.map(({ member }) => member.id));
    };
    const before = [await holders('purchase_manual'), await holders('renewal')];
    expect(before).toEqual([[[ana]], [[ben]]]);
    await act(changeCompany, acme.owner, { timeZone: 'America/Los_Angeles' });
    expect([await holders('purchase_manual'), await holders('renewal')]).toEqual(before);
  });

  it('R21: each change of plan names its own event, and a downgrade that fell due who had asked for it', async () => {
    const acme = await company({ monthly: 1, yearly: 1, plan: 'advanced', now: '2031-11-10T12:00:00Z' });
    await act(changePlan, acme.owner, { plan: 'connect' });
    await setClock(sql, acme, '2031-12-02T12:00:00Z');
    await act(settleCompany, system(acme.id), {});
    await act(changePlan, acme.owner, { plan: 'max' });
    const { data } = await ask(listInvoices, acme.owner, {});
    const told = [];
    for (const { id: invoiceId, type, lines } of data) {
      for (const line of lines.filter(({ cause }) => cause === 'plan_change')) {
        const { causes } = await ask(getInvoiceLine, acme.owner, { invoiceId, lineId: line.id });
        const covered = await ask(listLineLicences, acme.owner, { invoiceId, lineId: line.id });
        const sign = type === 'credit_note' ? -1 : 1;
        expect(covered.data.map(({ share }) => share.amount)).toEqual([sign * line.amount.amount]);
        told.push([type, ...causes.map(({ action, actor }) => `${action} ${actor.kind}`)]);
      }
    }
    expect(told.toSorted((a, b) => a.join(' ').localeCompare(b.join(' ')))).toEqual([
      ['credit_note', 'company.plan_change_scheduled member', 'company.plan_changed system'],
      ['invoice', 'company.plan_changed member'],
      ['invoice', 'company.plan_changed member'],
    ]);
  });
});

describe('what it cost', () => {
  /** A number that two members had in November, and nobody for some days. */
  async function shared(): Promise<FixtureCompany & { ana: string; ben: string; numberId: string; licenceId: string }> {
    const acme = await company({ numbers: 1, timeZone: 'UTC' });
    const [ana = '', ben = ''] = acme.members;
    const numberId = acme.numbers[0]?.id ?? '';
    await act(purchaseLicences, acme.owner, { quantity: 1 });
    const at = async (day: string) => setClock(sql, acme, `2031-11-${day}T12:00:00Z`);
    await at('04');
    await act(assignNumber, acme.owner, { memberId: ana, numberId });
    await at('11');
    await act(reassignNumber, acme.owner, { numberId, memberId: ben });
    await at('21');
    await act(unassignNumber, acme.owner, { numberId });
    await at('27');
    return { ...acme, ana, ben, numberId, licenceId: (await licenceIds(acme))[0] ?? '' };
  }

  it('R4: a number that is reassigned in mid-period divides its cost by days, and the days nobody had it are nobody’s', async () => {
    const { owner, ana, ben, numberId, licenceId } = await shared();
    const number = await ask(getNumberCosts, owner, { numberId });
    expect(number.data.map(({ member, days, amount }) => [member.id, days, amount.amount])).toEqual([
      [ben, 10, 400],
      [ana, 7, 280],
    ]);
    const [hers, his] = [
      await ask(getMemberCosts, owner, { memberId: ana }),
      await ask(getMemberCosts, owner, { memberId: ben }),
    ];
    expect([hers.total, his.total, number.total]).toEqual([eur(280), eur(400), eur(680)]);
    expect(await ask(getLicenceCosts, owner, { licenceId })).toMatchObject({
      total: eur(1200),
      held: eur(680),
      // Days 1–3 and 21–27; 28–30 are still to come.
      idle: eur(400),
      ahead: eur(120),
      earlier: false,
    });
  });

  it('R14: a deleted member still shows what they cost', async () => {
    const { owner, ana } = await shared();
    await act(deleteMember, owner, { memberId: ana });
    expect((await ask(getMemberCosts, owner, { memberId: ana })).total).toEqual(eur(280));
  });

  it('R18: three years of renewals are all there from the first day on, the last 24 months without one', async () => {
    const acme = await company();
    await sql`update operator_settings set payment_term_days = 36500`;
    await act(purchaseLicences, acme.owner, { quantity: 1 });
    await setClock(sql, acme, '2034-11-01T12:00:00Z');
    await act(settleCompany, system(acme.id), {});
    const [licenceId = ''] = await licenceIds(acme);
    const all = await ask(getLicenceCosts, acme.owner, { licenceId, from: '2031-11-01' });
    expect([all.data.length, all.total.amount, all.earlier]).toEqual([37, 37 * 1200, false]);
    const recent = await ask(getLicenceCosts, acme.owner, { licenceId });
    expect([recent.data.length, recent.from, recent.earlier]).toEqual([25, '2032-11-01', true]);
  });

  it('R24: prices need a right of their own: a billing manager sees licences without their holders, a team lead no cost', async () => {
    const acme = await shared();
    const manager = acme.as('billing_manager');
    const { ids } = await lineFor(acme, 'purchase_manual');
    expect((await ask(listLineLicences, manager, ids)).data).toMatchObject([{ share: eur(1200), holders: null }]);
    expect(await ask(getLicenceCosts, manager, { licenceId: acme.licenceId })).toMatchObject({ total: eur(1200) });
    const missing = (permission: string) => ({ code: 'forbidden', permission });
    const [licenceId, numberId, memberId] = [acme.licenceId, acme.numberId, acme.ana];
    expect(await refusal(tryQuery(getNumberCosts, manager, { numberId }))).toMatchObject(missing('numbers:read'));
    expect(await refusal(tryQuery(getMemberCosts, manager, { memberId }))).toMatchObject(missing('members:read'));
    const lead = acme.as('team_lead');
    expect(await refusal(tryQuery(getLicenceCosts, lead, { licenceId }))).toMatchObject(missing('invoices:read'));
    expect(await refusal(tryQuery(getNumberCosts, lead, { numberId }))).toMatchObject(missing('invoices:read'));
    expect(await refusal(tryQuery(getMemberCosts, lead, { memberId }))).toMatchObject(missing('invoices:read'));
    expect(await refusal(tryQuery(getLicenceCosts, acme.as('member'), { licenceId }))).toMatchObject(
      missing('licences:read'),
    );
  });

  it('R25: nothing of another company is found, nor a line under another document', async () => {
    const [ours, theirs] = [await shared(), await shared()];
    const line = (await lineFor(theirs, 'purchase_manual')).ids;
    const attempts = [
      tryQuery(getLicenceCosts, ours.owner, { licenceId: theirs.licenceId }),
      tryQuery(getNumberCosts, ours.owner, { numberId: theirs.numberId }),
      tryQuery(getMemberCosts, ours.owner, { memberId: theirs.ana }),
      tryQuery(getInvoiceLine, ours.owner, line),
      tryQuery(listLineLicences, ours.owner, line),
      tryQuery(listLineLicences, ours.owner, { ...(await lineFor(ours, 'purchase_manual')).ids, lineId: line.lineId }),
      tryQuery(getInvoiceLine, ours.owner, { ...line, lineId: (await lineFor(ours, 'purchase_manual')).ids.lineId }),
      tryQuery(getLicenceCosts, ours.owner, { licenceId: 'nonsense' }),
    ];
    for (const attempt of attempts) expect(await refusal(attempt)).toEqual({ code: 'not_found' });
  });
});
