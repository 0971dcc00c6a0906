import type { CommandScope, CompanyRole, MemberActor } from '@/lib/access';
import { insertCompany, type NewCompany, recordFounding } from '@/lib/companies';
import { type Transaction, transaction } from '@/lib/db/client';
import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import { newId, toUuid } from '@/lib/kernel/id';
import { acceptInvitation, createDepartment, createMember } from '@/lib/members';
import { type BackThen, backThen } from './back-then';

export type DemoPerson = {
  firstName: string;
  lastName: string;
  email: string;
  role: CompanyRole;
  department?: string;
  leads?: string;
  accountId?: string;
};

/** A demo company while its past is being made. */
export type DemoCompany = BackThen & {
  owner: MemberActor;
  actorOf: (email: string) => MemberActor;
  memberOf: (email: string) => string;
  /** The next instant: the acts of a day follow each other by some minutes. */
  next: () => Date;
  /** Jumps to so many days before now. */
  daysAgo: (days: number) => void;
};

/** Whether the account is in a company already: then the demo was made at an earlier start. */
export async function isMember(accountId: string): Promise<boolean> {
  const rows = await transaction(
    { role: 'latchkey_system' },
    ({ sql }) => sql`select 1 from members where account_id = ${toUuid('acc', accountId)} limit 1`,
  );
  return rows.length > 0;
}

/** Founds a company so many days ago with its people, then lets the story go on: all of it, or nothing. */
export async function foundDemoCompany(
  company: NewCompany,
  [first, ...others]: readonly [DemoPerson & { accountId: string }, ...DemoPerson[]],
  foundedDaysAgo: number,
  story: (demo: DemoCompany) => Promise<void>,
): Promise<void> {
  const companyId = newId('com');
  await transaction({ role: 'latchkey_app', companyUuid: toUuid('com', companyId) }, async (tx) => {
    const clock = clockOf(company.timeZone);
    clock.daysAgo(foundedDaysAgo);
    await insertCompany(tx, companyId, company, clock.next());
    const past = backThen(tx, companyId);
    const actors = new Map<string, MemberActor>();
    const memberId = newId('mem');
    const owner = actor(companyId, memberId, first);
    actors.set(first.email, owner);
    await past.inScope({ kind: 'system', name: 'seed', companyId }, clock.next(), (scope) =>
      recordFounding(scope, company, {
        memberId,
        accountId: first.accountId,
        email: first.email,
        firstName: first.firstName,
        lastName: first.lastName,
      }),
    );
    await past.act(acceptInvitation, owner, {}, clock.next());
    for (const [email, member] of await addPeople({ tx, past, next: clock.next, owner }, others))
      actors.set(email, member);
    const found = (email: string): MemberActor => {
      const person = actors.get(email);
      if (person === undefined) throw new Error(`nobody has ${email}`);
      return person;
    };
    await story({ ...past, ...clock, owner, actorOf: found, memberOf: (email) => found(email).memberId });
  });
}

function actor(companyId: string, memberId: string, person: DemoPerson): MemberActor {
  return {
    kind: 'member',
    accountId: person.accountId ?? newId('acc'),
    memberId,
    companyId,
    role: person.role,
    ledDepartmentIds: [],
    sessionId: newId('ses'),
    provenAt: new Date().toISOString(),
  };
}

type Staffing = { tx: Transaction; past: BackThen; next: () => Date; owner: MemberActor };

async function addPeople(
  { tx, past, next, owner }: Staffing,
  people: readonly DemoPerson[],
): Promise<[string, MemberActor][]> {
  const departments = new Map<string, string>();
  for (const name of new Set(people.flatMap((person) => person.department ?? []))) {
    departments.set(name, (await past.act(createDepartment, owner, { name }, next())).id);
  }
  const actors: [string, MemberActor][] = [];
  for (const person of people) {
    const { firstName, lastName, email, role, department = '', leads = '', accountId } = person;
    const { id } = await past.act(
      createMember,
      owner,
      { firstName, lastName, email, role, departmentId: departments.get(department) },
      next(),
    );
    const member = actor(owner.companyId, id, person);
    actors.push([email, member]);
    const led = departments.get(leads);
    if (led !== undefined) await past.inScope(owner, next(), (scope) => appointLead(scope, led, id));
    if (accountId === undefined) continue;
    const [company, uuid, account] = [toUuid('com', owner.companyId), toUuid('mem', id), toUuid('acc', accountId)];
    await tx.sql`update members set account_id = ${account} where company_id = ${company} and id = ${uuid}`;
    await past.act(acceptInvitation, member, {}, next());
  }
  return actors;
}

async function appointLead(scope: CommandScope, departmentId: string, memberId: string): Promise<void> {
  await scope.sql`insert into department_leads (company_id, department_id, member_id) values (${scope.companyUuid}, ${toUuid('dep', departmentId)}, ${toUuid('mem', memberId)})`;
  scope.record({
    action: 'department.leads_changed',
    targetId: departmentId,
    before: { leadMemberIds: [] },
    after: { leadMemberIds: [memberId] },
  });
}

const HOUR = 3_600_000;

/** The mornings of days before today, in the company's time zone; acts of a morning follow each other by some minutes. */
function clockOf(timeZone: string): Pick<DemoCompany, 'next' | 'daysAgo'> {
  let at = 0;
  return {
    next: () => {
      at += HOUR / 10;
      return new Date(at);
    },
    daysAgo: (days) => {
      at = startOfDay(addDays(localDate(new Date(), timeZone), -days), timeZone).getTime() + 8 * HOUR;
    },
  };
}
