import fc from 'fast-check';
import type { Sql } from 'postgres';
import type { Actor } from '@/lib/access';
import {
  assignNumber,
  deleteMember,
  deleteNumber,
  reassignNumber,
  restoreNumber,
  unassignNumber,
} from '@/lib/assignments';
import { addDays, startOfDay } from '@/lib/kernel/calendar';
import {
  changeCompany,
  listLicences,
  purchaseLicences,
  scheduleLicenceRemoval,
  settleCompany,
  undoLicenceRemoval,
} from '@/lib/licences';
import { changeMember, createDepartment, createMember, deleteDepartment, moveMembers } from '@/lib/members';
import { getUsage, recordUsage } from '@/lib/usage';
import type { UsageDayView, UsageView } from '@/lib/usage/view';
import { act, ask, system, tryCommand } from './acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from './company-fixture';

const ACTS = [
  'buy',
  'assign',
  'assign',
  'assign',
  'unassign',
  'reassign',
  'delete number',
  'restore',
  'remove',
  'undo',
  'move',
  'move',
  'change member',
  'hire',
  'dismiss',
  'open department',
  'close department',
  'record',
  'wait',
] as const;

/** One act in the life of a company, and how many hours pass until the next. */
export const usageStep = fc.record({
  act: fc.constantFrom(...ACTS),
  who: fc.nat(50),
  what: fc.nat(50),
  where: fc.nat(5),
  quantity: fc.integer({ min: 1, max: 3 }),
  hours: fc.integer({ min: 0, max: 24 * 8 }),
  zone: fc.option(fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'America/Los_Angeles', 'Africa/Cairo'), {
    freq: 9,
  }),
});
export type UsageStep = typeof usageStep extends fc.Arbitrary<infer T> ? T : never;

/** A day with its groups by their keys: those of equal size have no order of their own. */
export type KeyedDay = Omit<UsageDayView, 'groups'> & { groups: Record<string, number> };

/** The days of an answer, each with those of its groups that have numbers. */
export const keyedDays = ({ data, groups: legend }: Pick<UsageView, 'data' | 'groups'>): KeyedDay[] =>
  data.map(({ groups: counts = [], ...day }) => ({
    ...day,
    groups: Object.fromEntries(
      counts.flatMap((count, at) => (count === 0 ? [] : [[String(legend?.[at]?.key), count] as const])),
    ),
  }));

/** A company that lives, and what was seen of each of its days in the last moment of it. */
export type LivedCompany = { company: FixtureCompany; seen: Map<string, KeyedDay> };

export const BEGIN = '2031-03-20T09:00:00Z';

/** Lives a history; `moves` says whether the company changes its time zone too. */
export async function liveUsage(
  sql: Sql,
  history: readonly UsageStep[],
  { moves, ...options }: FixtureOptions & { moves: boolean },
): Promise<LivedCompany> {
  const company = await makeFixture(sql, { plan: 'max', members: 4, numbers: 6, now: BEGIN, ...options });
  await sql`update companies set created_at = ${BEGIN} where company_id = ${company.uuid}`;
  const life = new Life(sql, company);
  for (const step of history) {
    await life.act(step);
    if (moves && step.zone !== null) await life.moveTo(step.zone);
    await life.pass(step.hours);
  }
  return { company, seen: life.seen };
}

/** Records everything that is over, as the worker does. */
export async function recordAll(worker: Actor): Promise<void> {
  for (let more = true; more; ) {
    const { days, months } = await act(recordUsage, worker, {});
    more = days + months > 0;
  }
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

class Life {
  readonly seen = new Map<string, KeyedDay>();
  private now = Date.parse(BEGIN);
  private today = BEGIN.slice(0, 10);
  private zone: string;
  private members: string[];
  private departments: string[] = [];

  constructor(
    private readonly sql: Sql,
    private readonly company: FixtureCompany,
  ) {
    this.zone = company.options.timeZone;
    this.members = [...company.members];
  }

  /** Lets hours pass, and looks at each day in its last millisecond. */
  async pass(hours: number): Promise<void> {
    const until = this.now + hours * 3_600_000;
    for (;;) {
      const today = await this.look();
      const end = startOfDay(addDays(today, 1), this.zone).getTime();
      if (end > until) break;
      await this.setNow(end - 1);
      await this.look();
      await this.setNow(end);
    }
    await this.setNow(until);
  }

  /** A day that its new clocks do not show any more was over when the company moved. */
  async moveTo(timeZone: string): Promise<void> {
    // What was done at the very instant of the move is of the day after it.
    await this.setNow(this.now + 1);
    const before = await this.look();
    const figures = this.seen.get(before);
    await act(changeCompany, this.company.owner, { timeZone });
    this.zone = timeZone;
    const after = await this.look();
    for (let date = before; date < after && figures !== undefined; date = addDays(date, 1))
      this.seen.set(date, { ...figures, date });
  }

  /** What today is like now: what is seen of a day last is how it ended. */
  private async look(): Promise<string> {
    await act(settleCompany, system(this.company.id), {});
    const usage = await ask(getUsage, this.company.owner, { from: this.today, groupBy: 'department' });
    const { today } = usage;
    this.today = today;
    const now = keyedDays(usage).at(-1);
    if (now !== undefined) this.seen.set(now.date, now);
    return today;
  }

  private async setNow(ms: number): Promise<void> {
    this.now = ms;
    await setClock(this.sql, this.company, new Date(ms));
  }

  /** One act; what the rules refuse changes nothing. */
  async act({ act: name, who, what, where, quantity }: UsageStep): Promise<void> {
    const { owner } = this.company;
    const memberId = at(this.members, who) ?? '';
    const numberId = at(this.company.numbers, what)?.id ?? '';
    const departmentId = at([...this.departments, null], where) ?? null;
    const { data: ending } = name === 'undo' ? await ask(listLicences, owner, { status: 'ending' }) : { data: [] };
    const acts: Partial<Record<typeof name, () => Promise<unknown>>> = {
      buy: () =>
        tryCommand(purchaseLicences, owner, { quantity, billingFrequency: what % 3 === 0 ? 'yearly' : 'monthly' }),
      assign: () => tryCommand(assignNumber, owner, { memberId, numberId }),
      unassign: () => tryCommand(unassignNumber, owner, { numberId }),
      reassign: () => tryCommand(reassignNumber, owner, { memberId, numberId }),
      'delete number': () => tryCommand(deleteNumber, owner, { numberId }),
      restore: () => tryCommand(restoreNumber, owner, { numberId }),
      remove: () => tryCommand(scheduleLicenceRemoval, owner, { quantity }),
      undo: () => tryCommand(undoLicenceRemoval, owner, { licenceId: at(ending, what)?.id ?? '' }),
      move: () => tryCommand(moveMembers, owner, { memberIds: [memberId], departmentId }),
      'change member': () => tryCommand(changeMember, owner, { memberId, departmentId }),
      hire: () => this.hire(departmentId),
      dismiss: () => tryCommand(deleteMember, owner, { memberId, numbers: { default: { mode: 'unassign' } } }),
      'open department': () => this.open(),
      'close department': () => this.close(departmentId),
      record: () => act(recordUsage, system(this.company.id), {}),
    };
    await acts[name]?.();
  }

  private async hire(departmentId: string | null): Promise<void> {
    const email = `m${this.members.length}@${this.company.id.slice(4)}.example`;
    const person = { firstName: 'New', lastName: 'Person', email, role: 'member' as const };
    const { id } = await act(createMember, this.company.owner, { ...person, ...(departmentId && { departmentId }) });
    this.members.push(id);
  }

  private async open(): Promise<void> {
    const { id } = await act(createDepartment, this.company.owner, {
      name: `Department ${this.now} ${this.departments.length}`,
    });
    this.departments.push(id);
  }

  private async close(departmentId: string | null): Promise<void> {
    if (departmentId === null) return;
    const others = this.departments.filter((id) => id !== departmentId);
    await act(deleteDepartment, this.company.owner, { departmentId, toDepartmentId: others[0] ?? null });
    this.departments = others;
  }
}
