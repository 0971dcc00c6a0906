import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';
import { getDepartment, getMember, moveMembers } from '@/lib/members';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeDepartment, makeMember } from '@/lib/testing/factories';

const database = testDatabase();
afterAll(closePool);

describe('moving members', () => {
  it('puts all of them into the department, with an event for each who moved, joined by the operation (R26)', async () => {
    const company = await makeCompany();
    const [from, to] = [await makeDepartment(company, 'From'), await makeDepartment(company, 'To')];
    const members = [
      await makeMember(company, { departmentId: from }),
      await makeMember(company),
      await makeMember(company, { departmentId: to }),
    ].map(({ id }) => id);
    const twice = [...members, ...members];
    expect(await act(moveMembers, company.owner, { memberIds: twice, departmentId: to })).toEqual({
      moved: 2,
      unchanged: 1,
      departmentId: to,
    });
    for (const memberId of members) expect((await ask(getMember, company.owner, { memberId })).departmentId).toBe(to);
    const events = await database.connectAsSuperuser()<{ operation: string; before: unknown; after: unknown }[]>`
      select operation_id as operation, before, after from audit_events
      where company_id = ${toUuid('com', company.id)} and action = 'member.moved' order by sequence`;
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [{ departmentId: from }, { departmentId: to }],
      [{ departmentId: null }, { departmentId: to }],
    ]);
    expect(new Set(events.map(({ operation }) => operation)).size).toBe(1);
    expect(await act(moveMembers, company.owner, { memberIds: members, departmentId: null })).toMatchObject({
      moved: 3,
    });
    expect((await ask(getDepartment, company.owner, { departmentId: to })).members).toBe(0);
  });

  it('moves nobody where one member, or the department, is unknown or of another company (R25)', async () => {
    const [company, other] = [await makeCompany(), await makeCompany()];
    const [mine, theirs] = [await makeMember(company), await makeMember(other)];
    const [departmentId, foreign] = [await makeDepartment(company), await makeDepartment(other)];
    for (const input of [
      { memberIds: [mine.id, theirs.id], departmentId },
      { memberIds: [mine.id, newId('mem')], departmentId },
      { memberIds: [mine.id, 'nonsense'], departmentId },
      { memberIds: [mine.id], departmentId: foreign },
      { memberIds: [mine.id], departmentId: newId('dep') },
    ])
      expect(await refusal(tryCommand(moveMembers, company.owner, input))).toEqual({ code: 'not_found' });
    expect((await ask(getMember, company.owner, { memberId: mine.id })).departmentId).toBeNull();
    expect((await ask(getMember, other.owner, { memberId: theirs.id })).departmentId).toBeNull();
  });

  it('takes ten thousand at once, and no more', async () => {
    const company = await makeCompany();
    const departmentId = await makeDepartment(company);
    const rows = await database.connectAsSuperuser()<{ id: string }[]>`
      insert into members (company_id, id, first_name, last_name, email, role, status, created_at)
      select ${toUuid('com', company.id)}, gen_random_uuid(), 'A', 'B', n || '@many.example', 'member', 'active', now()
      from generate_series(1, 10001) n returning id`;
    const ids = rows.map(({ id }) => fromUuid('mem', id));
    expect(await refusal(tryCommand(moveMembers, company.owner, { memberIds: ids, departmentId }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/memberIds' }],
    });
    expect(await act(moveMembers, company.owner, { memberIds: ids.slice(1), departmentId })).toEqual({
      moved: 10_000,
      unchanged: 0,
      departmentId,
    });
    expect((await ask(getDepartment, company.owner, { departmentId })).members).toBe(10_000);
  });
});
