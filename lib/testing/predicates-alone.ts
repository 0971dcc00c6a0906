import type { Sql } from 'postgres';
import { beforeAll, expect, it } from 'vitest';
import type { UseCase } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import { USE_CASES } from '@/lib/use-cases';
import { digestOf } from './figures';
import { type Given, ofNothing } from './given-ids';
import { grantedActor } from './granting';
import { type FilledCompany, filledCompany } from './two-companies';

type Asking = {
  /** Whether what the use case is given names something that another company could name too. */
  namesIds: (name: string, foreign: Given, given: Given) => boolean;
  /** Runs it as somebody of the company who may, with these ids. */
  ask: (name: string, useCase: UseCase, company: FilledCompany, ids: Given) => Promise<unknown>;
};

/**
 * What every use case inside a company holds to without row-level security, by `company_id = …` in its own statements: ids
 * of another company are ids of nothing, nothing of it is shown and nothing changes. The last thing a test file does.
 */
export function checkPredicatesAlone(sql: Sql, { namesIds, ask }: Asking): void {
  const inside = [...USE_CASES.entries()].filter(([, { kind }]) => kind !== 'operator-task');
  let ours: FilledCompany;
  let theirs: FilledCompany;
  let [ourGrant, theirGrant] = ['', ''];
  const stateOf = (company: FilledCompany) => digestOf(sql, { uuid: toUuid('com', company.id) });
  beforeAll(async () => {
    [theirs, ours] = [await filledCompany(), await filledCompany()];
    ourGrant = (await grantedActor(sql, ours.id)).grantId;
    theirGrant = (await grantedActor(sql, theirs.id)).grantId;
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`;
    for (const { name } of tables) await sql.unsafe(`alter table ${name} disable row level security`);
  });

  it.each(inside)('%s', async (name, useCase) => {
    const given = { ...ours, grantId: ourGrant, stock: theirs.freeE164 };
    const foreign = { ...theirs, grantId: theirGrant, stock: theirs.freeE164 };
    const before = await stateOf(theirs);
    if (namesIds(name, foreign, given)) {
      const unknown = await ask(name, useCase, ours, ofNothing());
      expect(await ask(name, useCase, ours, foreign)).toEqual(unknown);
    }
    if (useCase.kind === 'query') {
      const shown = JSON.stringify(await ask(name, useCase, ours, given));
      const { owner, name: _name, ...ids } = theirs;
      expect([owner.memberId, ...Object.values(ids)].filter((id) => shown.includes(id))).toEqual([]);
    }
    expect(await stateOf(theirs)).toBe(before);
  });
}
