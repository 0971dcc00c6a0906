import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import { changeMember, getDepartment, getMember } from '@/lib/members';
import { act, apiKeyActor, ask, memberActor, refusal, tryCommand } from '@/lib/testing/acting';
import { allAtOnce } from '@/lib/testing/contention';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeDepartment, makeMember, signedIn, type TestCompany } from '@/lib/testing/factories';

const database = testDatabase();
afterAll(closePool);
const superuser = () => database.connectAsSuperuser({ max: 4 });

const eventsOf = (company: TestCompany, target: string) =>
  superuser()<{ action: string; before: unknown; after: unknown; values: unknown }[]>`
    select e.action, e.before, e.after, p.values from audit_events e
    left join audit_personal_values p on p.company_id = e.company_id and p.sequence = e.sequence
    where e.company_id = ${toUuid('com', company.id)} and e.target_id = ${target} order by e.sequence`;

/** An active owner, signed in: the founder of a made company has not come in yet. */
async function activeOwner(company: TestCompany) {
  const { memberId } = await signedIn(company, 'owner');
  await superuser()`update members set status = 'active' where id = ${toUuid('mem', memberId)}`;
  return memberActor(company.id, memberId, 'owner');
}

describe('changing a member', () => {
  it('changes what was said and nothing else; names and addresses stay out of the chain of events (R26)', async () => {
    const company = await makeCompany();
    const departmentId = await makeDepartment(company, 'Ventes');
    const { id: memberId } = await makeMember(company, {
      firstName: 'Zoe',
      lastName: 'Roy',
      email: 'zoe@acme.example',
    });
    const wish = { firstName: 'Zoé', role: 'admin', departmentId } as const;
    expect(await act(changeMember, company.owner, { memberId, ...wish })).toMatchObject({
      name: 'Zoé Roy',
      email: 'zoe@acme.example',
      role: 'admin',
      departmentName: 'Ventes',
    });
    const [, event] = await eventsOf(company, memberId);
    expect(event).toEqual({
      action: 'member.changed',
      before: { role: 'member', departmentId: null },
      after: { role: 'admin', departmentId, personal: ['firstName'] },
      values: { before: { firstName: 'Zoe' }, after: { firstName: 'Zoé' } },
    });
    await act(changeMember, company.owner, { memberId, ...wish });
    await act(changeMember, company.owner, { memberId });
    expect(await eventsOf(company, memberId)).toHaveLength(2);
    expect((await act(changeMember, company.owner, { memberId, departmentId: null })).departmentId).toBeNull();
  });

  it('refuses an address that another member has in any case, by its field; one’s own in another case is fine', async () => {
    const company = await makeCompany();
    await makeMember(company, { email: 'taken@acme.example' });
    const { id: memberId } = await makeMember(company, { email: 'own@acme.example' });
    expect(
      await refusal(tryCommand(changeMember, company.owner, { memberId, email: 'TAKEN@acme.Example' })),
    ).toMatchObject({ code: 'email_taken', errors: [{ pointer: '/email' }] });
    expect((await act(changeMember, company.owner, { memberId, email: 'Own@Acme.example' })).email).toBe(
      'Own@Acme.example',
    );
  });

  it('knows no member and no department of another company (R25)', async () => {
    const [company, other] = [await makeCompany(), await makeCompany()];
    const [mine, theirs] = [await makeMember(company), await makeMember(other)];
    const department = await makeDepartment(other);
    for (const memberId of [theirs.id, newId('mem'), 'nonsense'])
      expect(await refusal(tryCommand(changeMember, company.owner, { memberId, firstName: 'X' }))).toEqual({
        code: 'not_found',
      });
    for (const departmentId of [department, newId('dep'), ''])
      expect(await refusal(tryCommand(changeMember, company.owner, { memberId: mine.id, departmentId }))).toEqual({
        code: 'not_found',
      });
  });

  it('decided on values that are no longer so changes nothing, and says what was seen and what is there', async () => {
    const company = await makeCompany();
    const departmentId = await makeDepartment(company);
    const { id: memberId, firstName, lastName, email } = await makeMember(company);
    await act(changeMember, company.owner, { memberId, lastName: 'Morel', departmentId });
    const seen = { firstName, lastName, email, role: 'member', departmentId: null } as const;
    const stale = { memberId, lastName: 'Martin', seen };
    expect(await refusal(tryCommand(changeMember, company.owner, stale))).toEqual({
      code: 'changed_meanwhile',
      changes: [
        { field: 'lastName', seen: lastName, now: 'Morel' },
        { field: 'departmentId', seen: null, now: departmentId },
      ],
    });
    expect((await ask(getMember, company.owner, { memberId })).lastName).toBe('Morel');
    const fresh = { ...stale, seen: { ...seen, lastName: 'Morel', departmentId } };
    expect((await act(changeMember, company.owner, fresh)).lastName).toBe('Martin');
  });
});

describe('roles', () => {
  it('owner is given and taken by owners only, and an owner’s name and address are theirs to change (R24)', async () => {
    const company = await makeCompany();
    const departmentId = await makeDepartment(company);
    const [person, owner] = [await makeMember(company), await activeOwner(company)];
    for (const admin of [await signedIn(company, 'admin'), apiKeyActor(company.id, 'admin')]) {
      const attempt = (input: object) =>
        refusal(tryCommand(changeMember, admin, { memberId: owner.memberId, ...input }));
      const forbidden = { code: 'forbidden', permission: 'members:write', heldBy: ['owner'] };
      expect(await attempt({ memberId: person.id, role: 'owner' })).toEqual(forbidden);
      for (const change of [{ role: 'admin' }, { email: 'mine@acme.example' }, { firstName: 'X' }])
        expect(await attempt(change)).toEqual(forbidden);
      expect(await attempt({ departmentId })).toBe('accepted');
      expect(await attempt({ memberId: person.id, role: 'admin' })).toBe('accepted');
    }
    expect(await refusal(tryCommand(changeMember, owner, { memberId: person.id, role: 'owner' }))).toBe('accepted');
  });

  it('the last owner who can sign in stays one, also by their own wish; an owner who has not come in does not count (R15)', async () => {
    const company = await makeCompany();
    const owner = await activeOwner(company);
    const demote = (memberId: string) => refusal(tryCommand(changeMember, owner, { memberId, role: 'admin' }));
    expect(await demote(owner.memberId)).toEqual({ code: 'last_owner' });
    expect((await ask(getMember, owner, { memberId: owner.memberId })).role).toBe('owner');
    const second = await activeOwner(company);
    expect(await demote(owner.memberId)).toBe('accepted');
    expect(await refusal(tryCommand(changeMember, second, { memberId: second.memberId, role: 'member' }))).toEqual({
      code: 'last_owner',
    });
  });

  it('two owners who demote each other at the same moment: one stays (R15)', async () => {
    const company = await makeCompany();
    const [one, two] = [await activeOwner(company), await activeOwner(company)];
    const outcomes = await allAtOnce(superuser(), { uuid: toUuid('com', company.id) }, [
      () => refusal(tryCommand(changeMember, one, { memberId: two.memberId, role: 'admin' })),
      () => refusal(tryCommand(changeMember, two, { memberId: one.memberId, role: 'admin' })),
    ]);
    expect(outcomes).toContain('accepted');
    expect(outcomes).toContainEqual({ code: 'last_owner' });
    const rows = await superuser()`
      select 1 from members where company_id = ${toUuid('com', company.id)} and role = 'owner' and status = 'active'`;
    expect(rows).toHaveLength(1);
  });

  it('that cannot lead take the departments away that a member leads, each with its event (R24, R26)', async () => {
    const company = await makeCompany();
    const [lead, other] = [
      await makeMember(company, { role: 'team_lead' }),
      await makeMember(company, { role: 'admin' }),
    ];
    const departmentId = await makeDepartment(company, 'Led', [lead.id, other.id]);
    await act(changeMember, company.owner, { memberId: lead.id, role: 'admin' });
    expect((await ask(getDepartment, company.owner, { departmentId })).leads).toHaveLength(2);
    await act(changeMember, company.owner, { memberId: lead.id, role: 'billing_manager' });
    expect((await ask(getDepartment, company.owner, { departmentId })).leads.map(({ id }) => id)).toEqual([other.id]);
    const events = await eventsOf(company, departmentId);
    expect(events.slice(1)).toMatchObject([
      { action: 'department.leads_changed', after: { leadMemberIds: [other.id] } },
    ]);
  });
});
