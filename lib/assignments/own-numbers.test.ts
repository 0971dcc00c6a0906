import { expect, it } from 'vitest';
import { listOwnNumbers } from '@/lib/numbers';
import { act, ask, memberActor } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { assignNumber, deleteNumber, reassignNumber, restoreNumber } from '.';

const { sql } = coreDatabase();

it('R13: a member sees the number they held when it was deleted until it is restored, and nobody else does', async () => {
  const company = await makeFixture(sql, { numbers: 2, monthly: 2 });
  const [former = '', memberId = ''] = company.members;
  const [deleted = '', kept = ''] = company.numbers.map(({ id }) => id);
  for (const numberId of [deleted, kept]) await act(assignNumber, company.owner, { memberId: former, numberId });
  for (const numberId of [deleted, kept]) await act(reassignNumber, company.owner, { memberId, numberId });
  await act(deleteNumber, company.owner, { numberId: deleted });
  const seenBy = async (id: string) => {
    const { data } = await ask(listOwnNumbers, memberActor(company.id, id, 'member'), {});
    return data.map(({ id: number, status, restorableUntil }) => [number, status, restorableUntil !== null]);
  };
  expect(await seenBy(memberId)).toEqual([
    [deleted, 'quarantined', true],
    [kept, 'assigned', false],
  ]);
  expect(await seenBy(former)).toEqual([]);
  await act(restoreNumber, company.owner, { numberId: deleted });
  expect(await seenBy(memberId)).toEqual([[kept, 'assigned', false]]);
});
