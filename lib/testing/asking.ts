import type { Sql } from 'postgres';
import { assignNumber } from '@/lib/assignments';
import { act } from './acting';
import { type FixtureOptions, makeFixture } from './company-fixture';

/** A company that asks before it buys, with numbers and no free licence. */
export async function askingCompany(sql: Sql, options: FixtureOptions = {}) {
  const company = await makeFixture(sql, { members: 3, numbers: 2, stock: 1, policy: 'ask', ...options });
  return { company, memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
}
export type AskingCompany = Awaited<ReturnType<typeof askingCompany>>;

/** The request that an admin’s assignment becomes. */
export async function asked({ company, memberId, numberId }: AskingCompany, limits: object = {}) {
  const { request } = await act(assignNumber, company.as('admin'), { memberId, numberId, ...limits });
  if (request === undefined) throw new Error('nothing was asked');
  return request;
}
