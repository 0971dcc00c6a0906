import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GrantedActor, PERMISSIONS, runQuery } from '@/lib/access';
import { assignNumber } from '@/lib/assignments';
import { listAuditEvents } from '@/lib/audit';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { changeMember, getMember, listMembers } from '@/lib/members';
import { getNumber, listNumbers } from '@/lib/numbers';
import { act, ask, refusal, request, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { ownNumbers } from '@/lib/testing/factories';
import { grantedActor } from '@/lib/testing/granting';
import { grantsTo } from '@/lib/testing/support-rights';
import { type FilledCompany, filledCompany } from '@/lib/testing/two-companies';
import { USE_CASES } from '@/lib/use-cases';
import { revealMember } from '.';

// What is planted in the log breaks its chain, so no invariant is asked of this database.
const sql = testDatabase().connectAsSuperuser({ max: 4 });
afterAll(closePool);

/** What no answer may hold: planted wherever a person is named. */
const CANARIES = ['Zebediah', 'Quillfeather', 'zq-canary', 'canary-bills'];
let company: FilledCompany;
let support: GrantedActor;

beforeAll(async () => {
  company = await filledCompany();
  const uuid = toUuid('com', company.id);
  await sql`update members set first_name = 'Zebediah', last_name = 'Quillfeather', email = 'zq-canary-' || id || '@canary.example'
    where company_id = ${uuid}`;
  await sql`update assignment_requests set note = 'For Zebediah', reason = 'Ask Quillfeather' where company_id = ${uuid}`;
  await sql`update billing_profiles set contacts = array['canary-bills@canary.example'] where company_id = ${uuid}`;
  await sql`insert into audit_personal_values (company_id, sequence, salt, values)
    select company_id, sequence, 'salt', '{"name": "Zebediah", "of": {"email": "zq-canary@canary.example"}}'::jsonb from audit_events
    where company_id = ${uuid} and personal_digest is null`;
  support = await grantedActor(sql, company.id, { mode: 'act' });
});

/** What names something of the company, for whatever a query asks of it. */
const inputsOf = (): Record<string, unknown> => ({
  memberId: company.memberId,
  departmentId: company.departmentId,
  numberId: company.heldId,
  licenceId: company.licenceId,
  purchaseId: company.purchaseId,
  invoiceId: company.invoiceId,
  lineId: company.lineId,
  requestId: company.requestId,
  eventId: company.eventId,
  plannedChangeId: company.plannedChangeId,
});
const OWN: Readonly<Record<string, (given: FilledCompany) => unknown>> = {
  explainNumber: ({ heldId }) => ({ number: heldId }),
  getDeletedMember: ({ deletedId }) => ({ memberId: deletedId }),
  getListSettings: () => ({ list: 'members' }),
  quoteAssignment: ({ memberId, freeId }) => ({ memberId, numberId: freeId }),
  quoteAssignments: ({ memberId, freeId }) => ({ items: [{ memberId, numberId: freeId }] }),
  quoteNumberChange: ({ heldId }) => ({ act: 'unassign', numberIds: [heldId] }),
  resolveMemberSelection: () => ({ selection: { kind: 'matching', filter: {}, count: 4 } }),
  resolveNumberSelection: () => ({ selection: { kind: 'matching', filter: {}, count: 3 } }),
};
const queries = [...USE_CASES.values()].flatMap((useCase) =>
  useCase.kind === 'query' && grantsTo(useCase.name).length > 0 ? [useCase] : [],
);

describe('S6: personal data is masked for who is in a company by a grant', () => {
  it('there is something to mask', async () => {
    const [member] = (await ask(listMembers, company.owner, {})).data;
    expect(JSON.stringify(member)).toContain('Zebediah');
    expect(queries.length).toBeGreaterThan(40);
    expect(queries.map(({ permission }) => permission).filter((right) => !(right in PERMISSIONS))).toEqual([]);
  });

  it.each(queries.map((query) => [query.name, query] as const))('in every answer of %s', async (name, query) => {
    const { shape } = query.input as unknown as { shape: Record<string, unknown> };
    const named = Object.fromEntries(Object.entries(inputsOf()).filter(([key]) => Object.hasOwn(shape, key)));
    const inputs = [OWN[name]?.(company) ?? named, ...(query.input.safeParse({}).success ? [{}] : [])];
    for (const input of inputs) {
      const answer = await runQuery(query, support, input, { request: request() });
      // What is refused names nobody either.
      const text = JSON.stringify(answer.ok ? answer.value : answer.error.details);
      expect(answer.ok || !['invalid_input', 'forbidden'].includes(answer.error.code) ? 'asked' : text).toBe('asked');
      for (const canary of CANARIES) expect(text).not.toContain(canary);
    }
  });
});

it('S6: a member is revealed by name, for that grant, in every answer, and the log has it once', async () => {
  const other = await grantedActor(sql, company.id);
  expect(await ask(getMember, support, { memberId: company.memberId })).toMatchObject({
    name: 'Z••• Q•••',
    email: 'z•••@c•••',
  });
  await act(revealMember, support, { memberId: company.memberId });
  await act(revealMember, support, { memberId: company.memberId });
  expect(await ask(getMember, support, { memberId: company.memberId })).toMatchObject({
    name: 'Zebediah Quillfeather',
  });
  expect((await ask(getNumber, support, { numberId: company.heldId })).member?.name).toBe('Zebediah Quillfeather');
  expect((await ask(getNumber, other, { numberId: company.heldId })).member?.name).toBe('Z••• Q•••');
  expect((await ask(getMember, support, { memberId: company.leadId })).name).toBe('Z••• Q•••');
  const { data } = await ask(listAuditEvents, company.owner, { action: 'support.revealed' });
  expect(data).toMatchObject([{ target: { id: company.memberId }, onBehalfOf: { id: support.grantId } }]);
});

it('S6: answers of acts, and what a refusal says, are masked too; what is masked is not written back', async () => {
  const { leadId: memberId } = company;
  const acting = await grantedActor(sql, company.id, { mode: 'act' });
  const seen = { firstName: 'Z•••' };
  const changed = await refusal(tryCommand(changeMember, acting, { memberId, firstName: 'Zed', seen }));
  expect(changed).toMatchObject({ code: 'changed_meanwhile' });
  expect(JSON.stringify(changed)).not.toContain('Zebediah');
  expect(await refusal(tryCommand(changeMember, acting, { memberId, firstName: 'Zed' }))).toEqual({
    code: 'member_masked',
  });
  const placed = await act(changeMember, acting, { memberId, departmentId: null });
  expect(placed.name).toBe('Z••• Q•••');
});

it('S6: a name that is known finds its numbers, and stays masked in what is found', async () => {
  const [number] = await ownNumbers(company, 1);
  await act(assignNumber, company.owner, { memberId: company.memberId, numberId: number?.id ?? '' });
  const stranger = await grantedActor(sql, company.id);
  const { data } = await ask(listNumbers, stranger, { q: 'Quillfeather' });
  expect(data.length).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toContain('Quillfeather');
});
