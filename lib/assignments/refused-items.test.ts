import { expect, it } from 'vitest';
import { formatInternational } from '@/lib/kernel/e164';
import { act, ask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { assignNumbers, deleteNumber, quoteAssignments } from '.';

const { sql } = coreDatabase();

it('a quote says for people which number of many cannot be assigned, and what exactly stands in the way (R2, R10)', async () => {
  const company = await makeFixture(sql, { monthly: 3, numbers: 3, members: 2 });
  const [first = '', second = ''] = company.members;
  const ids = company.numbers.map(({ id }) => id);
  const items = (memberId: string) => ids.map((numberId) => ({ memberId, numberId }));
  const limits = { maxPurchases: 0, maxCharge: { amount: 0, currency: 'EUR' } };
  await act(assignNumbers, company.owner, { items: items(first).slice(0, 1), ...limits });
  await act(deleteNumber, company.owner, { numberId: ids[1] ?? '' });
  const quote = await ask(quoteAssignments, company.owner, { items: items(second) });
  const display = (n: number) => formatInternational(company.numbers[n]?.e164 ?? '');
  const refused = { ok: false, unchanged: false };
  expect(quote.items).toEqual([
    { index: 0, ...refused, code: 'number_already_assigned', display: display(0) },
    { index: 1, ...refused, code: 'number_not_assignable', display: display(1), reason: 'quarantined' },
    { index: 2, ok: true, unchanged: false },
  ]);
  expect(quote.total).toMatchObject({ licencesUsed: 1, purchases: 0 });
});
