import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { changeDepartment, createDepartment, getDepartment } from '@/lib/members';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeDepartment, type TestCompany } from '@/lib/testing/factories';

const database = testDatabase();
afterAll(closePool);

let company: TestCompany;
beforeAll(async () => {
  company = await makeCompany();
});

const eventsOf = (companyId: string, departmentId: string) =>
  database.connectAsSuperuser()<{ action: string; before: unknown; after: unknown }[]>`
    select action, before, after from audit_events
    where company_id = ${toUuid('com', companyId)} and target_id = ${departmentId} order by sequence`;

describe('the cost centre of a department', () => {
  const centreOf = async (departmentId: string) =>
    (await ask(getDepartment, company.owner, { departmentId })).costCentre;

  it('is set, changed and taken away, each with one event; the same again writes none (R26)', async () => {
    const { id: departmentId } = await act(createDepartment, company.owner, { name: 'Booked', costCentre: ' CC-1 ' });
    expect(await centreOf(departmentId)).toBe('CC-1');
    for (const costCentre of ['CC-1', 'CC-2', 'CC-2', null, null])
      expect(await act(changeDepartment, company.owner, { departmentId, costCentre })).toMatchObject({ costCentre });
    expect(
      (await eventsOf(company.id, departmentId)).map(({ action, before, after }) => [action, before, after]),
    ).toEqual([
      ['department.created', null, { name: 'Booked', leadMemberIds: [], costCentre: 'CC-1' }],
      ['department.cost_centre_changed', { costCentre: 'CC-1' }, { costCentre: 'CC-2' }],
      ['department.cost_centre_changed', { costCentre: 'CC-2' }, { costCentre: null }],
    ]);
  });

  it('stays as it is where a change does not name it', async () => {
    const { id: departmentId } = await act(createDepartment, company.owner, { name: 'Kept', costCentre: 'CC-9' });
    await act(changeDepartment, company.owner, { departmentId, name: 'Still kept' });
    expect(await centreOf(departmentId)).toBe('CC-9');
  });

  it('decided on one that is no longer so changes nothing, and says what is there now', async () => {
    const { id: departmentId } = await act(createDepartment, company.owner, { name: 'Seen centre' });
    const change = { departmentId, costCentre: 'CC-1', seen: { costCentre: null } };
    await act(changeDepartment, company.owner, { ...change, costCentre: 'CC-2' });
    expect(await refusal(tryCommand(changeDepartment, company.owner, change))).toEqual({
      code: 'changed_meanwhile',
      changes: [{ field: 'costCentre', seen: null, now: 'CC-2' }],
    });
    expect(await centreOf(departmentId)).toBe('CC-2');
  });

  it.each(['', ' ', 'x'.repeat(41), 'a\u0000b', 'a\nb', '\ud800'])(
    'is plain text of up to 40 characters, not %j',
    async (costCentre) => {
      const departmentId = await makeDepartment(company);
      expect(await refusal(tryCommand(changeDepartment, company.owner, { departmentId, costCentre }))).toMatchObject({
        code: 'invalid_input',
        errors: [{ pointer: '/costCentre' }],
      });
      expect(await refusal(tryCommand(createDepartment, company.owner, { name: 'Z', costCentre }))).toMatchObject({
        errors: [{ pointer: '/costCentre' }],
      });
    },
  );

  it('of another company’s department is not found, and stays (R25)', async () => {
    const other = await makeCompany();
    const departmentId = await makeDepartment(other);
    expect(await refusal(tryCommand(changeDepartment, company.owner, { departmentId, costCentre: 'CC-1' }))).toEqual({
      code: 'not_found',
    });
    expect((await ask(getDepartment, other.owner, { departmentId })).costCentre).toBeNull();
  });
});
