import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assignNumber,
  deleteNumber,
  quoteAssignment,
  reassignNumber,
  restoreNumber,
  unassignNumber,
} from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import * as licences from '@/lib/licences';
import {
  changeDepartment,
  changeMember,
  createMember,
  deleteDepartment,
  getDepartment,
  getMember,
  inviteMember,
  listDepartments,
  listMembers,
  moveMembers,
  revokeInvitation,
} from '@/lib/members';
import { findNumberHolder, getNumber, getNumberHistory, listInventory, listNumbers, takeNumber } from '@/lib/numbers';
import { ask, tryCommand, tryQuery } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { COMPANY_TABLES } from '@/lib/testing/tenant';
import { type FilledCompany, filledCompany } from '@/lib/testing/two-companies';
import type { MemberActor } from './actor';

const database = testDatabase();
afterAll(closePool);

let ours: FilledCompany;
let theirs: FilledCompany;
beforeAll(async () => {
  [ours, theirs] = [await filledCompany(), await filledCompany()];
});

type Attempt = (actor: MemberActor, foreign: FilledCompany) => Promise<{ ok: boolean; error?: { code: string } }>;

/** Every act that names something by id, given an id of another company. */
const ACTS: Record<string, Attempt> = {
  getMember: (actor, { memberId }) => tryQuery(getMember, actor, { memberId }),
  'listMembers of a department': (actor, { departmentId }) => tryQuery(listMembers, actor, { departmentId }),
  'createMember in a department': (actor, { departmentId }) =>
    tryCommand(createMember, actor, {
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      role: 'member',
      departmentId,
    }),
  changeMember: (actor, { memberId }) => tryCommand(changeMember, actor, { memberId, firstName: 'X' }),
  'changeMember into a department': (actor, { departmentId }) =>
    tryCommand(changeMember, actor, { memberId: ours.memberId, departmentId }),
  moveMembers: (actor, { memberId }) => tryCommand(moveMembers, actor, { memberIds: [memberId], departmentId: null }),
  'moveMembers into a department': (actor, { departmentId }) =>
    tryCommand(moveMembers, actor, { memberIds: [ours.memberId], departmentId }),
  inviteMember: (actor, { memberId }) => tryCommand(inviteMember, actor, { memberId }),
  revokeInvitation: (actor, { memberId }) => tryCommand(revokeInvitation, actor, { memberId }),
  getDepartment: (actor, { departmentId }) => tryQuery(getDepartment, actor, { departmentId }),
  changeDepartment: (actor, { departmentId }) => tryCommand(changeDepartment, actor, { departmentId, name: 'X' }),
  'changeDepartment, their lead': (actor, { leadId }) =>
    tryCommand(changeDepartment, actor, { departmentId: ours.departmentId, leadMemberIds: [leadId] }),
  deleteDepartment: (actor, { departmentId }) => tryCommand(deleteDepartment, actor, { departmentId }),
  'deleteDepartment, its members to theirs': (actor, { departmentId: toDepartmentId }) =>
    tryCommand(deleteDepartment, actor, { departmentId: ours.departmentId, toDepartmentId }),
  getNumber: (actor, { heldId: numberId }) => tryQuery(getNumber, actor, { numberId }),
  getNumberHistory: (actor, { heldId: numberId }) => tryQuery(getNumberHistory, actor, { numberId }),
  findNumberHolder: (actor, { heldId: numberId }) =>
    tryCommand(findNumberHolder, actor, { numberId, at: '2031-01-01T00:00:00Z' }),
  'listNumbers of a member': (actor, { memberId }) => tryQuery(listNumbers, actor, { memberId }),
  'assignNumber, their number': (actor, { freeId: numberId }) =>
    tryCommand(assignNumber, actor, { memberId: ours.memberId, numberId }),
  'assignNumber, their member': (actor, { memberId }) =>
    tryCommand(assignNumber, actor, { memberId, numberId: ours.freeId }),
  'quoteAssignment, their number': (actor, { freeId: numberId }) =>
    tryQuery(quoteAssignment, actor, { memberId: ours.memberId, numberId }),
  'quoteAssignment, their member': (actor, { memberId }) =>
    tryQuery(quoteAssignment, actor, { memberId, numberId: ours.freeId }),
  'reassignNumber, their number': (actor, { heldId: numberId }) =>
    tryCommand(reassignNumber, actor, { numberId, memberId: ours.memberId }),
  'reassignNumber, their member': (actor, { memberId }) =>
    tryCommand(reassignNumber, actor, { numberId: ours.heldId, memberId }),
  unassignNumber: (actor, { heldId: numberId }) => tryCommand(unassignNumber, actor, { numberId }),
  deleteNumber: (actor, { freeId: numberId }) => tryCommand(deleteNumber, actor, { numberId }),
  restoreNumber: (actor, { freeId: numberId }) => tryCommand(restoreNumber, actor, { numberId }),
  getLicence: (actor, { licenceId }) => tryQuery(licences.getLicence, actor, { licenceId }),
  getLicenceHistory: (actor, { licenceId }) => tryQuery(licences.getLicenceHistory, actor, { licenceId }),
  getPurchase: (actor, { purchaseId }) => tryQuery(licences.getPurchase, actor, { purchaseId }),
  scheduleLicenceRemoval: (actor, { licenceId }) =>
    tryCommand(licences.scheduleLicenceRemoval, actor, { licenceIds: [licenceId] }),
  undoLicenceRemoval: (actor, { licenceId }) => tryCommand(licences.undoLicenceRemoval, actor, { licenceId }),
};

/** What the program itself must hold to, whichever walls stand. */
function isolationChecks(): void {
  it.each(Object.entries(ACTS))('%s answers as if it did not exist (R25)', async (_name, attempt) => {
    const result = await attempt(ours.owner, theirs);
    expect(result.ok ? 'accepted' : result.error?.code).toBe('not_found');
  });

  it('a line of another company is in no inventory, and cannot be taken or assigned', async () => {
    expect((await ask(listInventory, ours.owner, { q: theirs.freeE164 })).data).toEqual([]);
    for (const result of [
      await tryCommand(takeNumber, ours.owner, { e164: theirs.freeE164 }),
      await tryCommand(assignNumber, ours.owner, { memberId: ours.memberId, e164: theirs.freeE164 }),
      await tryQuery(quoteAssignment, ours.owner, { memberId: ours.memberId, e164: theirs.freeE164 }),
    ]) {
      expect(result.ok ? 'accepted' : [result.error.code, result.error.details]).toEqual([
        'number_not_assignable',
        { reason: 'not_in_inventory' },
      ]);
    }
  });

  it('lists and figures have one’s own alone', async () => {
    const found = [
      await ask(listMembers, ours.owner, { limit: 200 }),
      await ask(listNumbers, ours.owner, { limit: 200 }),
      await ask(licences.listLicences, ours.owner, { limit: 200 }),
      await ask(listDepartments, ours.owner, {}),
    ].map((page) => page.data.length);
    expect(found).toEqual([3, 3, 3, 1]);
    expect(
      (await ask(listMembers, ours.owner, { q: 'durand' })).data.every(
        (member) => !theirs.memberId.includes(member.id),
      ),
    ).toBe(true);
    expect(await ask(licences.getLicenceSummary, ours.owner, {})).toEqual({
      total: 3,
      assigned: 2,
      available: 1,
      ending: 0,
    });
    expect((await ask(licences.getLicenceOutlook, ours.owner, {})).unused).toMatchObject([{ quantity: 1 }]);
  });
}

describe('with both walls', () => {
  isolationChecks();
});

describe('the predicates of the program alone, row-level security being off', () => {
  beforeAll(async () => {
    const sql = database.connect();
    for (const table of [...COMPANY_TABLES, 'number_directory'])
      await sql.unsafe(`alter table ${table} disable row level security`);
    const [row] = await sql`set role latchkey_app`.then(
      () => sql`select count(distinct company_id)::int as companies from members`,
    );
    if (row?.companies !== 2) throw new Error('row-level security is still on');
    await sql`reset role`;
  });

  isolationChecks();

  it.each([
    [
      'an assignment of another company’s number',
      'number_id',
      () => toUuid('num', theirs.freeId),
      'assignments_number_fk',
    ],
    [
      'an assignment of another company’s licence',
      'licence_id',
      () => toUuid('lic', theirs.licenceId),
      'assignments_licence_fk',
    ],
    [
      'an assignment to another company’s member',
      'member_id',
      () => toUuid('mem', theirs.memberId),
      'assignments_member_fk',
    ],
  ])('the database itself refuses %s', async (_case, column, foreign, constraint) => {
    const row = {
      company_id: toUuid('com', ours.id),
      number_id: toUuid('num', ours.freeId),
      licence_id: toUuid('lic', ours.licenceId),
      member_id: toUuid('mem', ours.memberId),
      [column]: foreign(),
    };
    const inserting = database.connect()`insert into assignments (company_id, id, operation_id, number_id, licence_id, member_id, started_at)
      values (${row.company_id}, gen_random_uuid(), gen_random_uuid(), ${row.number_id}, ${row.licence_id}, ${row.member_id}, now())`;
    await expect(inserting).rejects.toMatchObject({ code: '23503', constraint_name: constraint });
  });

  it.each([
    [
      'a number held by another company’s member',
      () =>
        `update numbers set status = 'assigned', licence_id = '${toUuid('lic', ours.licenceId)}', member_id = '${toUuid('mem', theirs.memberId)}' where id = '${toUuid('num', ours.freeId)}'`,
      'numbers_member_fk',
    ],
    [
      'a number on another company’s licence',
      () =>
        `update numbers set status = 'assigned', licence_id = '${toUuid('lic', theirs.licenceId)}', member_id = '${toUuid('mem', ours.memberId)}' where id = '${toUuid('num', ours.freeId)}'`,
      'numbers_licence_fk',
    ],
    [
      'a member in another company’s department',
      () =>
        `update members set department_id = '${toUuid('dep', theirs.departmentId)}' where id = '${toUuid('mem', ours.memberId)}'`,
      'members_department_fk',
    ],
    [
      'a licence of another company’s purchase',
      () =>
        `update licences set purchase_id = '${toUuid('pur', theirs.purchaseId)}' where id = '${toUuid('lic', ours.licenceId)}'`,
      'licences_purchase_fk',
    ],
  ])('the database itself refuses %s', async (_case, statement, constraint) => {
    await expect(database.connect().unsafe(statement())).rejects.toMatchObject({
      code: '23503',
      constraint_name: constraint,
    });
  });
});
