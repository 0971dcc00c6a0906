import { describe, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import {
  getLicence,
  getLicenceOutlook,
  listLicences,
  purchaseLicences,
  quoteLicencePurchase,
  quoteLicenceRemoval,
  scheduleLicenceRemoval,
  settleCompany,
  undoLicenceRemoval,
} from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const remove = (company: FixtureCompany, input: { quantity?: number; licenceIds?: string[] }) =>
  act(scheduleLicenceRemoval, company.owner, input);
const licence = (company: FixtureCompany, n: number) =>
  ask(getLicence, company.owner, { licenceId: company.licences[n] ?? '' });
const assign = (company: FixtureCompany, n = 0) =>
  act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId: company.numbers[n]?.id ?? '' });
const renewal = async (company: FixtureCompany) =>
  (await ask(getLicenceOutlook, company.owner, {})).renewals.map((one) => one.amount?.amount);

describe('R11: removing an available licence takes effect at the end of the paid period', () => {
  it('it stays usable and costs nothing more; the list shows the date, the next renewal is lower', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    const { data } = await remove(company, { licenceIds: [company.licences[0] ?? ''] });
    expect(data).toMatchObject([{ status: 'ending', endsOn: '2031-12-01', renewsOn: '2031-12-01' }]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 2, available: 2, ending: 1, charged: 0 });
    expect(await renewal(company)).toEqual([1200]);
    expect((await ask(listLicences, company.owner, { status: 'available' })).data).toHaveLength(2);
    expect((await ask(listLicences, company.owner, { status: 'ending' })).data).toHaveLength(1);
  });

  it('at the end of the period it is gone, and the bill with it', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    await remove(company, { quantity: 1 });
    await setClock(sql, company, '2031-12-01T00:00:00+01:00');
    await act(settleCompany, system(company.id), {});
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, available: 1, ending: 0 });
    expect(await licence(company, 1)).toMatchObject({ status: 'ended', endsOn: '2031-12-01' });
    expect((await ask(listLicences, company.owner, {})).data).toHaveLength(1);
    expect((await ask(listLicences, company.owner, { status: 'ended' })).data).toHaveLength(1);
    expect(await renewal(company)).toEqual([1200]);
  });

  it('it can be undone until then, free of charge', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await remove(company, { quantity: 1 });
    await setClock(sql, company, '2031-11-30T23:59:59.999+01:00');
    expect(await act(undoLicenceRemoval, company.owner, { licenceId: company.licences[0] ?? '' })).toMatchObject({
      status: 'available',
      endsOn: null,
    });
    expect(await renewal(company)).toEqual([1200]);
    expect(await actionsOf(sql, company)).toEqual(['licence.removal_scheduled', 'licence.removal_undone']);
  });

  it('afterwards it cannot, also where the worker has not come by', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await remove(company, { quantity: 1 });
    await setClock(sql, company, '2031-12-01T00:00:00+01:00');
    expect(
      await refusal(tryCommand(undoLicenceRemoval, company.owner, { licenceId: company.licences[0] ?? '' })),
    ).toMatchObject({ code: 'licence_ended' });
    expect(
      await refusal(tryCommand(scheduleLicenceRemoval, company.owner, { licenceIds: [company.licences[0] ?? ''] })),
    ).toMatchObject({ code: 'licence_ended' });
  });

  it('undoing what is not ending, or removing what is, changes nothing', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    await remove(company, { licenceIds: [company.licences[0] ?? ''] });
    const before = await digestOf(sql, company);
    await act(undoLicenceRemoval, company.owner, { licenceId: company.licences[1] ?? '' });
    await remove(company, { licenceIds: [company.licences[0] ?? '', company.licences[0] ?? ''] });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('a yearly licence removed in its third month is paid to the end of its year, without refund', async () => {
    const company = await makeFixture(sql, { yearly: 1, now: '2032-01-25T12:00:00Z' });
    expect((await remove(company, { quantity: 1 })).data).toMatchObject([{ endsOn: '2032-11-01' }]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, available: 1, charged: 0 });
  });

  it('bought and removed on the same day it is charged to the end of the period', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect((await remove(company, { quantity: 1 })).data).toMatchObject([{ label: 'L-0002', endsOn: '2031-12-01' }]);
    expect(await figuresOf(sql, company)).toMatchObject({ charged: 360, ending: 1 });
  });

  it('three removals of which one is undone leave two fewer in the next period', async () => {
    const company = await makeFixture(sql, { monthly: 5 });
    await remove(company, { quantity: 3 });
    await act(undoLicenceRemoval, company.owner, { licenceId: company.licences[3] ?? '' });
    expect(await renewal(company)).toEqual([3600]);
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3 });
  });

  it('used again and freed again it stays: no removal comes back', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await remove(company, { quantity: 1 });
    expect(await assign(company)).toMatchObject({ licenceOrigin: 'removal_undone' });
    await act(unassignNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    expect(await licence(company, 0)).toMatchObject({ status: 'available', endsOn: null });
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1 });
  });

  it('the last licence of a company can go', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await remove(company, { quantity: 1 });
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await figuresOf(sql, company)).toMatchObject({ total: 0 });
    expect(await renewal(company)).toEqual([]);
  });
});

describe('R11: adding licences first undoes removals of the same frequency', () => {
  it('newest first, free, and only what goes beyond is charged', async () => {
    const company = await makeFixture(sql, { monthly: 3, yearly: 1 });
    await remove(company, { quantity: 4 });
    const quote = await ask(quoteLicencePurchase, company.owner, { quantity: 2 });
    expect(quote).toMatchObject({
      removalsUndone: 2,
      purchases: 0,
      charge: eur(0),
      formula: null,
      renewal: { increase: eur(2400), on: '2031-12-01' },
    });
    const first = await act(purchaseLicences, company.owner, { quantity: 2, maxCharge: eur(0) });
    expect(first).toMatchObject({
      removalsUndone: 2,
      purchase: null,
      licences: [{ label: 'L-0003' }, { label: 'L-0002' }],
    });
    const second = await act(purchaseLicences, company.owner, { quantity: 3, maxCharge: eur(720) });
    expect(second).toMatchObject({
      removalsUndone: 1,
      purchase: { quantity: 2, charge: eur(720) },
      licences: [{ label: 'L-0001' }, { label: 'L-0005' }, { label: 'L-0006' }],
    });
    expect(await licence(company, 3)).toMatchObject({ status: 'ending', billingFrequency: 'yearly' });
    expect(await renewal(company)).toEqual([6000, 0]);
  });
});

describe('R12: removing a licence in use, or more than can go', () => {
  it('is refused, naming the member and the number that hold it', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
    await assign(company);
    const before = await digestOf(sql, company);
    const refused = await refusal(
      tryCommand(scheduleLicenceRemoval, company.owner, {
        licenceIds: [company.licences[1] ?? '', company.licences[0] ?? ''],
      }),
    );
    expect(refused).toEqual({
      code: 'licence_in_use',
      licence: { id: company.licences[0], label: 'L-0001' },
      number: { id: company.numbers[0]?.id, e164: company.numbers[0]?.e164 },
      member: { id: company.members[0], name: 'Camille Durand' },
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('R24: a billing manager is refused without learning who holds it', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await assign(company);
    const refused = await refusal(
      tryCommand(scheduleLicenceRemoval, company.as('billing_manager'), { licenceIds: [company.licences[0] ?? ''] }),
    );
    expect(refused).toMatchObject({ code: 'licence_in_use', number: null, member: null });
  });

  it('five of which three are free: refused with both counts, none is removed', async () => {
    const company = await makeFixture(sql, { monthly: 5, numbers: 2 });
    await assign(company, 0);
    await assign(company, 1);
    const before = await digestOf(sql, company);
    expect(await refusal(tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 5 }))).toEqual({
      code: 'not_enough_removable_licences',
      requested: 5,
      removable: 3,
    });
    expect(await digestOf(sql, company)).toBe(before);
    expect((await remove(company, { quantity: 3 })).data).toHaveLength(3);
    expect(await refusal(tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 1 }))).toMatchObject({
      removable: 0,
    });
  });

  it('takes available ones: monthly before yearly, newest first', async () => {
    const company = await makeFixture(sql, { monthly: 3, yearly: 2 });
    const labels = (await remove(company, { quantity: 4 })).data.map((one) => one.label);
    expect(labels).toEqual(['L-0003', 'L-0002', 'L-0001', 'L-0005']);
  });

  it("R25: another company's licence is as unknown as one that does not exist, and none of the others goes", async () => {
    const [company, other] = [await makeFixture(sql, { monthly: 1 }), await makeFixture(sql, { monthly: 1 })];
    const attempt = (licenceId: string) =>
      refusal(
        tryCommand(scheduleLicenceRemoval, company.owner, { licenceIds: [company.licences[0] ?? '', licenceId] }),
      );
    const unknown = await attempt('lic_00000000000070008000000000000000');
    expect(unknown).toEqual({ code: 'not_found' });
    expect(await attempt(other.licences[0] ?? '')).toEqual(unknown);
    expect(await attempt('lic_1')).toEqual(unknown);
    expect(await figuresOf(sql, company)).toMatchObject({ ending: 0 });
    expect(await figuresOf(sql, other)).toMatchObject({ ending: 0, events: 0 });
  });
});

describe('R7: a removal takes effect when the caller was told, or not at all', () => {
  const shown = async (company: FixtureCompany, quantity: number) =>
    Object.fromEntries(
      (await ask(quoteLicenceRemoval, company.owner, { quantity })).groups.map((group) => [
        group.billingFrequency,
        group.endsOn,
      ]),
    );

  it('confirmed a second after the period has ended it would cost another one: refused with the new date', async () => {
    const company = await makeFixture(sql, { monthly: 2, now: '2031-11-30T22:59:59Z' });
    const endsBy = await shown(company, 1);
    expect(endsBy).toEqual({ monthly: '2031-12-01' });
    await setClock(sql, company, '2031-11-30T23:00:00Z');
    expect(await refusal(tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 1, endsBy }))).toMatchObject({
      code: 'quote_changed',
      quote: { quantity: 1, groups: [{ endsOn: '2032-01-01', renewal: { before: eur(2400), after: eur(1200) } }] },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ ending: 0 });
    expect(
      (await act(scheduleLicenceRemoval, company.owner, { quantity: 1, endsBy: { monthly: '2032-01-01' } })).data,
    ).toMatchObject([{ endsOn: '2032-01-01' }]);
  });

  it('nor does it take a yearly licence where a monthly one was shown', async () => {
    const company = await makeFixture(sql, { monthly: 1, yearly: 1, numbers: 1 });
    const endsBy = await shown(company, 1);
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: [company.licences[0] ?? ''] });
    expect(await refusal(tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 1, endsBy }))).toMatchObject({
      code: 'quote_changed',
      quote: { groups: [{ billingFrequency: 'yearly', endsOn: '2032-11-01' }] },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ ending: 1 });
  });

  it('a limit that is absent does not bind', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await setClock(sql, company, '2032-02-02T00:00:00Z');
    expect((await remove(company, { quantity: 1 })).data).toMatchObject([{ endsOn: '2032-03-01' }]);
  });
});
