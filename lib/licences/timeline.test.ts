import { describe, expect, it } from 'vitest';
import { assignNumber, deleteNumber, reassignNumber, unassignNumber } from '@/lib/assignments';
import { newId } from '@/lib/kernel/id';
import { act, ask, refusal, system, tryQuery } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { getLicence, getLicenceTimeline, scheduleLicenceRemoval, settleCompany, undoLicenceRemoval } from '.';

const { sql } = coreDatabase();

describe('the timeline of a licence', () => {
  it('says by whom and why it was bought, who used it from when to when, and how it ended, newest first (R2, R11, R27)', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const [numberId = '', [one = '', two = '']] = [company.numbers[0]?.id, company.members];
    const { assignment, purchase } = await act(assignNumber, company.owner, { memberId: one, numberId });
    const licenceId = assignment?.licenceId ?? '';
    await setClock(sql, company, '2031-11-23T09:00:00Z');
    await act(reassignNumber, company.owner, { numberId, memberId: two });
    await setClock(sql, company, '2031-11-24T09:00:00Z');
    await act(unassignNumber, company.owner, { numberId });
    await setClock(sql, company, '2031-11-25T09:00:00Z');
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: [licenceId] });
    await setClock(sql, company, '2031-11-26T09:00:00Z');
    await act(undoLicenceRemoval, company.owner, { licenceId });
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: [licenceId] });
    const { endsOn } = await ask(getLicence, company.owner, { licenceId });
    await setClock(sql, company, '2031-12-24T00:00:00Z');
    await act(settleCompany, system(company.id), {});

    const { data } = await ask(getLicenceTimeline, company.owner, { licenceId });
    expect(data.map(({ kind, at, by }) => [kind, at.slice(0, 10), by])).toEqual([
      ['ended', '2031-12-24', null],
      ['removal_scheduled', '2031-11-26', 'Camille Durand'],
      ['removal_undone', '2031-11-26', 'Camille Durand'],
      ['removal_scheduled', '2031-11-25', 'Camille Durand'],
      ['held', '2031-11-23', null],
      ['held', '2031-11-22', null],
      ['purchased', '2031-11-22', 'Camille Durand'],
    ]);
    expect(data[0]).toMatchObject({ endsOn });
    expect(data[4]).toMatchObject({
      number: { id: numberId },
      member: { id: two },
      to: '2031-11-24T09:00:00.000Z',
      endReason: 'unassigned',
    });
    expect(data[5]).toMatchObject({ member: { id: one }, to: data[4]?.at, endReason: 'reassigned' });
    expect(data[6]).toMatchObject({
      source: 'automatic',
      purchaseId: purchase?.id,
      number: { id: numberId },
      member: { id: one },
    });
  });

  it('shows a billing manager what it cost and when it ends, but no number and no member (R24)', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const { assignment } = await act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    await act(deleteNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    const { data } = await ask(getLicenceTimeline, company.as('billing_manager'), {
      licenceId: assignment?.licenceId ?? '',
    });
    expect(data).toEqual([
      expect.objectContaining({ kind: 'purchased', source: 'automatic', number: null, member: null }),
    ]);
  });

  it('of a licence of another company does not exist (R25)', async () => {
    const [company, other] = [await makeFixture(sql), await makeFixture(sql, { monthly: 1 })];
    for (const licenceId of [other.licences[0] ?? '', newId('lic'), 'lic_1'])
      expect(await refusal(tryQuery(getLicenceTimeline, company.owner, { licenceId }))).toEqual({ code: 'not_found' });
  });
});
