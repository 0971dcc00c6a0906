import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '@/lib/access';
import { closePool } from '@/lib/db/client';
import { newId } from '@/lib/kernel/id';
import {
  beginLicenceExport,
  countLicences,
  listLicences,
  readLicenceExport,
  resolveLicenceSelection,
} from '@/lib/licences';
import { beginMemberExport, countMembers, listMembers, readMemberExport, resolveMemberSelection } from '@/lib/members';
import { beginNumberExport, countNumbers, listNumbers, readNumberExport, resolveNumberSelection } from '@/lib/numbers';
import { act, ask, memberActor, refusal, tryQuery } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';

const database = testDatabase();
afterAll(closePool);

const MANY = 10_400;
const department = newId('dep');
let ours: ScaledCompany;
let theirs: ScaledCompany;
beforeAll(async () => {
  const sql = database.connect();
  ours = await makeScaledCompany(sql, 1, { members: MANY, numbers: MANY, licences: MANY, assigned: MANY });
  theirs = await makeScaledCompany(sql, 2, { members: 30, numbers: 30, licences: 30, assigned: 30 });
  // Of the first hundred members of one department, a lead sees them with what they hold.
  const root = database.connectAsSuperuser();
  await root`insert into departments (company_id, id, name, created_at) values (${ours.companyUuid}, ${uuidOf(department)}, 'Sales', now())`;
  await root`
    update members set department_id = ${uuidOf(department)} where company_id = ${ours.companyUuid}
    and id in (select id from members where company_id = ${ours.companyUuid} order by id limit 100)`;
  await root.unsafe('analyze').simple();
  await root.end();
});

const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const owner = () => memberActor(ours.companyId, ours.member(1), 'owner');
/** The ten numbers that begin so, with their holders and licences. */
const few = () => ({ q: ours.e164(4_241).slice(0, -1) });
const lead = () => memberActor(ours.companyId, ours.member(1), 'team_lead', [department]);

type Page = { data: { id: string }[]; nextCursor: string | null };
type List = {
  list: (actor: MemberActor, input: object) => Promise<Page>;
  count: (actor: MemberActor, input: object) => Promise<{ count: number; exact: boolean }>;
  resolve: (actor: MemberActor, selection: object) => Promise<{ ids: string[]; skipped: number }>;
  tryResolve: (actor: MemberActor, selection: object) => ReturnType<typeof refusal>;
  begin: (actor: MemberActor, input: object) => Promise<{ count: number }>;
  read: (actor: MemberActor, input: object) => Promise<Page>;
  idOf: (company: ScaledCompany, index: number) => string;
  wide: object;
  columns: string[];
};
const lists: Record<string, List> = {
  members: {
    list: (actor, input) => ask(listMembers, actor, input),
    count: (actor, input) => ask(countMembers, actor, input),
    resolve: (actor, selection) => ask(resolveMemberSelection, actor, { selection } as never),
    tryResolve: (actor, selection) => refusal(tryQuery(resolveMemberSelection, actor, { selection } as never)),
    begin: (actor, input) => act(beginMemberExport, actor, input as never),
    read: (actor, input) => ask(readMemberExport, actor, input),
    idOf: (company, index) => company.member(index),
    wide: { q: 'scale1' },
    columns: ['email', 'role'],
  },
  numbers: {
    list: (actor, input) => ask(listNumbers, actor, input),
    count: (actor, input) => ask(countNumbers, actor, input),
    resolve: (actor, selection) => ask(resolveNumberSelection, actor, { selection } as never),
    tryResolve: (actor, selection) => refusal(tryQuery(resolveNumberSelection, actor, { selection } as never)),
    begin: (actor, input) => act(beginNumberExport, actor, input as never),
    read: (actor, input) => ask(readNumberExport, actor, input),
    idOf: (company, index) => company.number(index),
    wide: { status: 'assigned' },
    columns: ['number'],
  },
  licences: {
    list: (actor, input) => ask(listLicences, actor, input),
    count: (actor, input) => ask(countLicences, actor, input),
    resolve: (actor, selection) => ask(resolveLicenceSelection, actor, { selection } as never),
    tryResolve: (actor, selection) => refusal(tryQuery(resolveLicenceSelection, actor, { selection } as never)),
    begin: (actor, input) => act(beginLicenceExport, actor, input as never),
    read: (actor, input) => ask(readLicenceExport, actor, input),
    idOf: (company, index) => company.licence(index),
    wide: { frequency: 'monthly' },
    columns: ['licence'],
  },
};

/** Everything an export would hold. */
async function exported({ read }: List, actor: MemberActor, input: object): Promise<string[]> {
  const ids: string[] = [];
  let page = await read(actor, input);
  for (;;) {
    ids.push(...page.data.map(({ id }) => id));
    if (page.nextCursor === null) return ids;
    page = await read(actor, { ...input, cursor: page.nextCursor });
  }
}

describe.each(Object.entries(lists))('%s', (name, list) => {
  it('are counted up to ten thousand with a page, and exactly when asked', async () => {
    expect(await list.count(owner(), list.wide)).toEqual({ count: 10_000, exact: false });
    expect(await list.count(owner(), { ...list.wide, exact: 'true' })).toEqual({ count: MANY, exact: true });
    const found = await list.count(owner(), few());
    expect(found.exact).toBe(true);
    expect(found.count).toBe((await list.list(owner(), { ...few(), limit: 200 })).data.length);
    expect(found.count).toBe(10);
  });

  it('of a page are a selection of ids; those that are not there, or of another company, are skipped (R25)', async () => {
    const ids = [list.idOf(ours, 1), list.idOf(ours, 2)];
    const strangers = [list.idOf(theirs, 1), newId('num'), 'nonsense', list.idOf(ours, MANY + 500)];
    expect(await list.resolve(owner(), { kind: 'ids', ids: [...ids, ...strangers, ids[0]] })).toEqual({
      ids,
      skipped: strangers.length,
    });
    expect(await list.resolve(owner(), { kind: 'ids', ids: ['nonsense'] })).toEqual({ ids: [], skipped: 1 });
  });

  it('that match are a selection frozen when it is resolved, whatever number was shown', async () => {
    const filter = few();
    const { ids } = await list.resolve(owner(), { kind: 'matching', filter, count: 1 });
    const { data } = await list.list(owner(), { ...filter, limit: 200 });
    expect(ids.toSorted()).toEqual(data.map(({ id }) => id).toSorted());
  });

  it('are refused as one act beyond ten thousand, with the number there is and the limit', async () => {
    expect(await list.tryResolve(owner(), { kind: 'matching', filter: list.wide, count: MANY })).toEqual({
      code: 'selection_too_large',
      requested: MANY,
      limit: 10_000,
    });
  });

  it('are exported as the filtered list is, in its order, each once, and written down with filter and number (R26)', async () => {
    const sort = { members: '-email', numbers: '-number', licences: 'licence' }[name];
    const asked = { ...list.wide, sort };
    const { count } = await list.begin(owner(), { ...asked, format: 'csv', columns: list.columns });
    const ids = await exported(list, owner(), asked);
    expect(count).toBe(MANY);
    expect(ids).toHaveLength(MANY);
    expect(new Set(ids).size).toBe(MANY);
    const first = await list.list(owner(), { ...asked, limit: 200 });
    expect(ids.slice(0, 200)).toEqual(first.data.map(({ id }) => id));
    const sql = database.connectAsSuperuser();
    const [event] = await sql<{ action: string; after: Record<string, unknown>; personal: unknown; actor: unknown }[]>`
      select e.action, e.after, e.actor, v.values as personal from audit_events e
      left join audit_personal_values v on v.company_id = e.company_id and v.sequence = e.sequence
      where e.company_id = ${ours.companyUuid} order by e.sequence desc limit 1`;
    await sql.end();
    expect(event).toMatchObject({
      action: `${name}.exported`,
      after: { sort, columns: list.columns, format: 'csv', count: MANY, searched: 'q' in list.wide },
      personal: 'q' in list.wide ? list.wide : null,
    });
    expect(JSON.stringify(event?.after)).not.toContain('scale1');
  });

  it('of a team lead are those of their departments everywhere: list, search, count, selection, export (R24)', async () => {
    const { data } = await list.list(lead(), { limit: 200 });
    const seen = data.map(({ id }) => id).toSorted();
    expect(seen).toHaveLength(100);
    expect(await list.count(lead(), {})).toEqual({ count: 100, exact: true });
    expect((await list.resolve(lead(), { kind: 'matching', filter: {}, count: MANY })).ids.toSorted()).toEqual(seen);
    expect((await exported(list, lead(), {})).toSorted()).toEqual(seen);
    expect((await list.begin(lead(), { format: 'xlsx', columns: list.columns })).count).toBe(100);
    const searched = await list.list(lead(), { q: '0', limit: 200 });
    expect(searched.data.every(({ id }) => seen.includes(id))).toBe(true);
    const outside = list.idOf(ours, 5_000);
    expect(await list.resolve(lead(), { kind: 'ids', ids: [outside] })).toEqual({ ids: [], skipped: 1 });
  });
});
