import type { Sql } from 'postgres';
import { getNumber } from '@/lib/numbers';
import { getPlannedChange } from '@/lib/planned-changes';
import { ask } from './acting';
import { type FixtureCompany, type FixtureOptions, makeFixture } from './company-fixture';

/** Members and numbers of a company whose clock stands on 22 November 2031 in Paris. */
export async function planningPlace(sql: Sql, options: FixtureOptions = {}) {
  const company = await makeFixture(sql, { members: 3, numbers: 3, monthly: 1, ...options });
  const [memberId = '', otherId = '', thirdId = ''] = company.members;
  const [numberId = '', secondId = '', lastId = ''] = company.numbers.map(({ id }) => id);
  return { company, memberId, otherId, thirdId, numberId, secondId, lastId };
}

/** Who has the number, or else what state it is in. */
export const holderOf = async ({ owner }: FixtureCompany, numberId: string): Promise<string> => {
  const { status, member } = await ask(getNumber, owner, { numberId });
  return member?.id ?? status;
};

/** What became of a planned change. */
export const stateOf = async ({ owner }: FixtureCompany, plannedChangeId: string) => {
  const { status, unchanged, problem } = await ask(getPlannedChange, owner, { plannedChangeId });
  return problem === null ? { status, unchanged } : { status, code: problem.code };
};
export const DONE = { status: 'done', unchanged: false };
