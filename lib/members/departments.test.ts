import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import {
  changeDepartment,
  createDepartment,
  deleteDepartment,
  getDepartment,
  getMember,
  listDepartments,
} from '@/lib/members';
import { act, ask, memberActor, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { allAtOnce } from '@/lib/testing/contention';
import { testDatabase } from '@/lib/testing/database';
import {
  makeCompany,
  makeDepartment,
  makeMember,
  ownNumber,
  signedIn,
  type TestCompany,
} from '@/lib/testing/factories';

const database = testDatabase();
afterAll(closePool);

let company: TestCompany;
beforeAll(async () => {
  company = await makeCompany();
});

const eventsOf = (companyId: string, ...targets: string[]) =>
  database.connectAsSuperuser()<
    { action: string; target: string; operation: string; before: unknown; after: unknown }[]
  >`
    select action, target_id as target, operation_id as operation, before, after from audit_events
    where company_id = ${toUuid('com', companyId)} and target_id = any(${targets}) order by sequence`;

describe('the list of departments', () => {
  it('shows by name, in any case, who leads each, how many members it has and how many numbers they hold', async () => {
    const own = await makeCompany();
    const lead = await makeMember(own, { role: 'team_lead', firstName: 'Lea', lastName: 'Roy' });
    const sales = await makeDepartment(own, 'sales', [lead.id]);
    for (const name of ['Zoo', 'Accounts']) await makeDepartment(own, name);
    const [holder] = [await makeMember(own, { departmentId: sales }), await makeMember(own, { departmentId: sales })];
    await act(assignNumber, own.owner, { memberId: holder?.id ?? '', numberId: (await ownNumber(own)).id });
    const { data } = await ask(listDepartments, own.owner, {});
    expect(data.map(({ name, members, numbers }) => [name, members, numbers])).toEqual([
      ['Accounts', 0, 0],
      ['sales', 2, 1],
      ['Zoo', 0, 0],
    ]);
    expect(data[1]).toMatchObject({ id: sales, leads: [{ id: lead.id, name: 'Lea Roy' }] });
    expect(await ask(getDepartment, own.owner, { departmentId: sales })).toEqual(data[1]);
  });

  it('is read page by page there and back, searched by a part of the name, and refuses a cursor of another search', async () => {
    const own = await makeCompany();
    for (const name of ['a1', 'B2', 'c3', 'D4', 'e_5']) await makeDepartment(own, name);
    const first = await ask(listDepartments, own.owner, { limit: 2 });
    const second = await ask(listDepartments, own.owner, { limit: 2, cursor: first.nextCursor ?? '' });
    const back = await ask(listDepartments, own.owner, { limit: 2, cursor: second.previousCursor ?? '' });
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(['a1', 'B2', 'c3', 'D4']);
    expect(back.data).toEqual(first.data);
    expect((await ask(listDepartments, own.owner, { q: 'b' })).data.map(({ name }) => name)).toEqual(['B2']);
    expect((await ask(listDepartments, own.owner, { q: '_' })).data.map(({ name }) => name)).toEqual(['e_5']);
    expect(
      await refusal(tryQuery(listDepartments, own.owner, { q: 'b', cursor: first.nextCursor ?? '' })),
    ).toMatchObject({ code: 'invalid_input' });
  });

  it('holds for a team lead only the departments they lead (R24)', async () => {
    const own = await makeCompany();
    const [led, other] = [await makeDepartment(own, 'Led'), await makeDepartment(own, 'Other')];
    const lead = await signedIn(own, 'team_lead', [led]);
    expect((await ask(listDepartments, lead, {})).data.map(({ id }) => id)).toEqual([led]);
    expect((await ask(getDepartment, lead, { departmentId: led })).name).toBe('Led');
    expect(await refusal(tryQuery(getDepartment, lead, { departmentId: other }))).toEqual({ code: 'not_found' });
    const leadsNothing = memberActor(own.id, lead.memberId, 'team_lead', []);
    expect((await ask(listDepartments, leadsNothing, {})).data).toEqual([]);
  });
});

describe('who leads a department', () => {
  it.each(['owner', 'admin', 'team_lead'] as const)('can be a member of the role %s (R24)', async (role) => {
    const lead = await makeMember(company, { role });
    const { leads } = await act(createDepartment, company.owner, {
      name: `By ${role}`,
      leadMemberIds: [lead.id, lead.id],
    });
    expect(leads.map(({ id }) => id)).toEqual([lead.id]);
  });

  it.each(['billing_manager', 'member'] as const)(
    'is no member of the role %s, named by its place (R24)',
    async (role) => {
      const [lead, other] = [await makeMember(company, { role: 'team_lead' }), await makeMember(company, { role })];
      const name = `Not by ${role}`;
      expect(
        await refusal(tryCommand(createDepartment, company.owner, { name, leadMemberIds: [lead.id, other.id] })),
      ).toMatchObject({
        code: 'invalid_input',
        errors: [{ pointer: '/leadMemberIds/1' }],
      });
      expect((await ask(listDepartments, company.owner, { q: name })).data).toEqual([]);
    },
  );

  it('changes at once, with one event that names both; the same leads again change nothing (R26)', async () => {
    const [one, two] = [await makeMember(company, { role: 'team_lead' }), await makeMember(company, { role: 'admin' })];
    const departmentId = await makeDepartment(company, undefined, [one.id]);
    for (const leadMemberIds of [[two.id, one.id], [one.id, two.id], [two.id]]) {
      const { leads } = await act(changeDepartment, company.owner, { departmentId, leadMemberIds });
      expect(leads.map(({ id }) => id).sort()).toEqual([...leadMemberIds].sort());
    }
    const events = (await eventsOf(company.id, departmentId)).filter(
      ({ action }) => action === 'department.leads_changed',
    );
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [{ leadMemberIds: [one.id] }, { leadMemberIds: [two.id, one.id] }],
      [{ leadMemberIds: expect.arrayContaining([one.id, two.id]) }, { leadMemberIds: [two.id] }],
    ]);
  });

  it('is nobody of another company, and nobody unknown (R25)', async () => {
    const stranger = await makeMember(await makeCompany(), { role: 'team_lead' });
    for (const id of [stranger.id, newId('mem'), 'nonsense'])
      expect(await refusal(tryCommand(createDepartment, company.owner, { name: 'X', leadMemberIds: [id] }))).toEqual({
        code: 'not_found',
      });
  });
});

describe('renaming a department', () => {
  it('is one event with both names, and none where the name is so already (R26)', async () => {
    const departmentId = await makeDepartment(company, 'Support');
    for (const name of ['Customer care', 'Customer care', 'customer care'])
      expect((await act(changeDepartment, company.owner, { departmentId, name })).name).toBe(name);
    expect((await eventsOf(company.id, departmentId)).slice(1)).toMatchObject([
      { action: 'department.renamed', before: { name: 'Support' }, after: { name: 'Customer care' } },
      { action: 'department.renamed', before: { name: 'Customer care' }, after: { name: 'customer care' } },
    ]);
  });

  it('refuses a name that another department has in any case; the same name elsewhere is free', async () => {
    await makeDepartment(company, 'Ventes');
    const departmentId = await makeDepartment(company, 'Achats');
    expect(await refusal(tryCommand(changeDepartment, company.owner, { departmentId, name: 'VENTES' }))).toMatchObject({
      code: 'name_taken',
    });
    const other = await makeCompany();
    expect((await act(createDepartment, other.owner, { name: 'Ventes' })).name).toBe('Ventes');
  });

  it('decided on values that are no longer so changes nothing, and says what is there now', async () => {
    const departmentId = await makeDepartment(company, 'Before');
    await act(changeDepartment, company.owner, { departmentId, name: 'Between' });
    const stale = { departmentId, name: 'After', seen: { name: 'Before', leadMemberIds: [] } };
    expect(await refusal(tryCommand(changeDepartment, company.owner, stale))).toEqual({
      code: 'changed_meanwhile',
      changes: [{ field: 'name', seen: 'Before', now: 'Between' }],
    });
    expect((await ask(getDepartment, company.owner, { departmentId })).name).toBe('Between');
    expect((await act(changeDepartment, company.owner, { ...stale, seen: { name: 'Between' } })).name).toBe('After');
  });

  it('by two at once, each from what both saw, is done once', async () => {
    const own = await makeCompany();
    const departmentId = await makeDepartment(own, 'Seen');
    const sql = database.connectAsSuperuser({ max: 4 });
    const outcomes = await allAtOnce(
      sql,
      { uuid: toUuid('com', own.id) },
      ['One', 'Two'].map(
        (name) => () =>
          refusal(tryCommand(changeDepartment, own.owner, { departmentId, name, seen: { name: 'Seen' } })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes).toContainEqual(expect.objectContaining({ code: 'changed_meanwhile' }));
  });
});

describe('deleting a department', () => {
  it('of which more was shown than is so moves nobody unasked: who came in meanwhile is said, then it can be', async () => {
    const departmentId = await makeDepartment(company, 'Shown');
    const seen = { name: 'Shown', members: 0, leadMemberIds: [] };
    const { id: memberId } = await makeMember(company, { departmentId });
    const lead = await makeMember(company, { role: 'team_lead' });
    await act(changeDepartment, company.owner, { departmentId, leadMemberIds: [lead.id] });
    expect(await refusal(tryCommand(deleteDepartment, company.owner, { departmentId, seen }))).toEqual({
      code: 'changed_meanwhile',
      changes: [
        { field: 'members', seen: 0, now: 1 },
        { field: 'leadMemberIds', seen: [], now: [lead.id] },
      ],
    });
    expect((await ask(getMember, company.owner, { memberId })).departmentId).toBe(departmentId);
    const now = { ...seen, members: 1, leadMemberIds: [lead.id] };
    expect((await act(deleteDepartment, company.owner, { departmentId, seen: now })).movedMembers).toBe(1);
  });

  it('puts its members in no department unless one is named, each with an event of the same operation (R26)', async () => {
    const target = await makeDepartment(company, 'Target');
    for (const toDepartmentId of [undefined, target]) {
      const lead = await makeMember(company, { role: 'team_lead' });
      const departmentId = await makeDepartment(company, undefined, [lead.id]);
      const members = [await makeMember(company, { departmentId }), await makeMember(company, { departmentId })];
      const answer = await act(deleteDepartment, company.owner, {
        departmentId,
        ...(toDepartmentId && { toDepartmentId }),
      });
      expect(answer).toEqual({ id: departmentId, movedMembers: 2, toDepartmentId: toDepartmentId ?? null });
      for (const { id } of members)
        expect((await ask(getMember, company.owner, { memberId: id })).departmentId).toBe(toDepartmentId ?? null);
      expect(await refusal(tryQuery(getDepartment, company.owner, { departmentId }))).toEqual({ code: 'not_found' });
      const events = (await eventsOf(company.id, departmentId, ...members.map(({ id }) => id))).slice(-3);
      expect(events.map(({ action }) => action)).toEqual(['member.moved', 'member.moved', 'department.deleted']);
      expect(new Set(events.map(({ operation }) => operation)).size).toBe(1);
      expect(events[0]).toMatchObject({ before: { departmentId }, after: { departmentId: toDepartmentId ?? null } });
    }
  });

  it('refuses itself as the place of its members, and a department of another company (R25)', async () => {
    const departmentId = await makeDepartment(company);
    const foreign = await makeDepartment(await makeCompany());
    expect(
      await refusal(tryCommand(deleteDepartment, company.owner, { departmentId, toDepartmentId: departmentId })),
    ).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/toDepartmentId' }] });
    expect(
      await refusal(tryCommand(deleteDepartment, company.owner, { departmentId, toDepartmentId: foreign })),
    ).toEqual({ code: 'not_found' });
    expect(await refusal(tryCommand(deleteDepartment, company.owner, { departmentId: foreign }))).toEqual({
      code: 'not_found',
    });
  });

  it('frees its name, also where a member who left was in it', async () => {
    const own = await makeCompany();
    const departmentId = await makeDepartment(own, 'Closing');
    const gone = await makeMember(own, { departmentId });
    await database.connectAsSuperuser()`update members set status = 'deleted' where id = ${toUuid('mem', gone.id)}`;
    expect((await act(deleteDepartment, own.owner, { departmentId })).movedMembers).toBe(0);
    expect((await act(createDepartment, own.owner, { name: 'CLOSING' })).members).toBe(0);
  });

  it('of more members than can be moved at once is refused, and nobody moves', async () => {
    const own = await makeCompany();
    const departmentId = await makeDepartment(own, 'Crowd');
    await database.connectAsSuperuser()`
      insert into members (company_id, id, first_name, last_name, email, role, department_id, status, created_at)
      select ${toUuid('com', own.id)}, gen_random_uuid(), 'A', 'B', n || '@crowd.example', 'member', ${toUuid('dep', departmentId)}, 'active', now()
      from generate_series(1, 10001) n`;
    expect(await refusal(tryCommand(deleteDepartment, own.owner, { departmentId }))).toEqual({
      code: 'department_too_large',
      members: 10_001,
      limit: 10_000,
    });
    expect((await ask(getDepartment, own.owner, { departmentId })).members).toBe(10_001);
  });
});
