import { isDeepStrictEqual } from 'node:util';
import type { Sql } from 'postgres';
import { addDays } from '@/lib/kernel/calendar';
import { fromUuid } from '@/lib/kernel/id';
import { type FixtureCompany, makeFixture, setClock } from '../company-fixture';
import type { Fault } from '../contention';
import { brokenInvariants } from '../invariants';
import { type Asked, ask, killSome } from './client';
import type { Model } from './company-model';
import { type Outcome, outcomeOf } from './model';
import { MEMBERS, OWN, type Round, STOCK } from './operations';

export type Laboratory = { sql: Sql; failing: (requestId: string, fault: Fault) => Promise<void> };
type Group = { requestId: string; actions: string[]; taken: string | null };

const BEGINNING = { today: '2031-11-22', anchor: '2031-11-01', monthly: 1, yearly: 1 };
/** A plan on which limits are met soon. */
const PLAN = { code: 'narrow', limit: 2 };

/** What every history needs. */
export async function prepare(sql: Sql): Promise<void> {
  await sql`insert into plans values (${PLAN.code}, 'Narrow', 9, ${PLAN.limit})`;
  // What is unpaid has tests of its own: here every history is paid in time (R22).
  await sql`update operator_settings set payment_term_days = 36500`;
  await sql`insert into prices values (${PLAN.code}, 'monthly', 'EUR', '2020-01-01', 1200), (${PLAN.code}, 'yearly', 'EUR', '2020-01-01', 12000)`;
}

/** Lives one history of a company with the real commands and the real database; throws where it leaves the rules. */
export async function simulate({ sql, failing }: Laboratory, history: readonly Round[]): Promise<void> {
  const { today, anchor, monthly, yearly } = BEGINNING;
  const company = await makeFixture(sql, {
    plan: PLAN.code,
    timeZone: 'UTC',
    members: MEMBERS,
    numbers: OWN,
    stock: STOCK,
    monthly,
    yearly,
    anchor,
    now: `${today}T12:00:00Z`,
  });
  let model = modelOf(company);
  let sequence = 0;
  for (const round of history) {
    model = { ...model, today: addDays(model.today, round.days) };
    await setClock(sql, company, `${model.today}T12:00:00Z`);
    const settled = outcomeOf(model, { kind: 'settle' });
    const names = {
      company,
      model: settled.ok ? settled.model : model,
      licenceIds: await licenceIds(sql, company),
      requestIds: await requestIds(sql, company),
    };
    const asking = Promise.all(round.operations.map((operation) => ask(operation, names, failing)));
    await killSome(sql, round.kills);
    const asked = await asking;
    const groups = await groupsAfter(sql, company, sequence);
    sequence += groups.reduce((sum, group) => sum + group.actions.length, 0);
    model = inOrder(model, asked, groups);
    await compare(sql, company, model);
  }
  const broken = await brokenInvariants(sql, company);
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

function modelOf(company: FixtureCompany): Model {
  const { monthly, yearly, anchor, today } = BEGINNING;
  const own = company.numbers.map(({ id, e164 }) => ({ id, e164, status: 'unassigned' as const }));
  const stock = company.stock.map((e164) => ({ id: null, e164, status: 'inventory' as const }));
  return {
    today,
    limit: PLAN.limit,
    licences: Array.from({ length: monthly + yearly }, (_, n) => ({
      label: n + 1,
      frequency: n < monthly ? 'monthly' : 'yearly',
      status: 'available',
      ending: false,
    })),
    lines: [...own, ...stock].map((line) => ({ ...line, member: null, label: null, until: null })),
    gone: [],
    subscriptions: { monthly: { anchor, index: 0 }, yearly: { anchor, index: 0 } },
    policy: { mode: 'allow', monthlyLicences: null },
    requests: [],
    drafts: [],
    bought: [],
  };
}

async function licenceIds(sql: Sql, { uuid }: FixtureCompany): Promise<Map<number, string>> {
  const rows = await sql<
    { id: string; label_number: number }[]
  >`select id, label_number from licences where company_id = ${uuid}`;
  return new Map(rows.map((row) => [row.label_number, fromUuid('lic', row.id)]));
}

/** The requests in the order in which they were made. */
async function requestIds(sql: Sql, { uuid }: FixtureCompany): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select target_id as id from audit_events where company_id = ${uuid} and action = 'request.created' order by sequence`;
  return rows.map(({ id }) => id);
}

/** Every request is in the state that the rules say. */
async function compareRequests(sql: Sql, { uuid }: FixtureCompany, { requests }: Model): Promise<void> {
  const rows = await sql<{ status: string }[]>`
    select r.status from audit_events e join assignment_requests r
      on r.company_id = e.company_id and 'arq_' || replace(r.id::text, '-', '') = e.target_id
    where e.company_id = ${uuid} and e.action = 'request.created' order by e.sequence`;
  const [found, wanted] = [rows.map(({ status }) => status).join(), requests.map(({ status }) => status).join()];
  if (found !== wanted) throw new Error(`requests ${found} instead of ${wanted}`);
}

/** What was committed since, in the order of the company's lock: one group of events per call that changed something. */
async function groupsAfter(sql: Sql, { uuid }: FixtureCompany, sequence: number): Promise<Group[]> {
  return sql<Group[]>`
    select request_id as "requestId", array_agg(action order by action collate "C") as actions, min(target_id) filter (where action = 'number.taken') as taken
    from audit_events where company_id = ${uuid} and sequence > ${sequence} group by request_id, operation_id order by min(sequence)`;
}

/** Repeats the round's effects on the model one after the other, and holds every answer against it. */
function inOrder(start: Model, asked: readonly Asked[], groups: readonly Group[]): Model {
  const states = [start];
  let model = start;
  const effects = new Map<Asked, Outcome & { ok: true }>();
  for (const group of groups) {
    const cause = asked.find(({ attempts }) => attempts.some(({ requestId }) => requestId === group.requestId));
    if (cause === undefined) throw new Error(`events of nobody: ${JSON.stringify(group)}`);
    const { act, key } = { ...cause.operation, act: cause.operation.act };
    if (effects.has(cause)) throw new Error(`${key ? 'one key' : 'one call'} had two effects: ${JSON.stringify(act)}`);
    const outcome = outcomeOf(model, act, group.taken);
    if (!outcome.ok)
      throw new Error(`the rules refuse with ${outcome.code} what was done: ${JSON.stringify({ act, group, model })}`);
    if (!isDeepStrictEqual(outcome.events.toSorted(), [...group.actions])) {
      throw new Error(
        `events ${group.actions.join()} instead of ${outcome.events.toSorted().join()}: ${JSON.stringify({ act, model })}`,
      );
    }
    effects.set(cause, outcome);
    model = outcome.model;
    states.push(model);
  }
  for (const one of asked) judge(one, effects.get(one), states, groups);
  return model;
}

/** R7, R9: an answer is what the rules say, all answers under a key are one, and a refusal had its reason at some moment of the round. */
function judge(
  { operation: { act }, attempts }: Asked,
  effect: (Outcome & { ok: true }) | undefined,
  states: readonly Model[],
  groups: readonly Group[],
): void {
  const told = (what: string) => new Error(`${what}: ${JSON.stringify({ act, attempts, states })}`);
  const possible = states.map((state) => outcomeOf(state, act));
  const reasons = possible.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
  for (const attempt of attempts) {
    if (attempt.kind !== 'refused') continue;
    if (groups.some(({ requestId }) => requestId === attempt.requestId)) throw told('refused and done');
    if (!reasons.includes(attempt.code)) throw told(`refused with ${attempt.code}, not with one of ${reasons.join()}`);
  }
  const answers = attempts.flatMap((attempt) => (attempt.kind === 'answered' ? [attempt.value] : []));
  if (answers.length === 0) return;
  if (answers.some((answer) => !isDeepStrictEqual(answer, answers[0]))) throw told('two answers to one call');
  if (effect !== undefined) {
    if (!saysSo(answers[0], effect)) throw told(`not ${effect.origin} on licence ${effect.label}`);
  } else if (!possible.some((outcome) => outcome.ok && outcome.events.length === 0)) {
    throw told('answered without an effect');
  }
}

/** R5: the answer to an assignment names the licence that the rules choose, and where it came from. */
function saysSo(answer: unknown, { origin, label }: Outcome & { ok: true }): boolean {
  if (origin === undefined) return true;
  if (origin === 'asked') return typeof answer === 'object' && answer !== null && 'request' in answer;
  const { licenceOrigin, licenceLabel, unchanged } = answer as {
    licenceOrigin: string;
    licenceLabel: string;
    unchanged: boolean;
  };
  return !unchanged && licenceOrigin === origin && licenceLabel === `L-${String(label).padStart(4, '0')}`;
}

/** Who was deleted, and nobody else. */
async function compareMembers(sql: Sql, company: FixtureCompany, { gone }: Model): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select id from members where company_id = ${company.uuid} and status = 'deleted'`;
  const found = rows.map(({ id }) => company.members.indexOf(fromUuid('mem', id)));
  if (!isDeepStrictEqual(new Set(found), new Set(gone)))
    throw new Error(`members ${found.join()} are gone instead of ${gone.join()}`);
}

/** Every licence and every line is in the state that the rules say. */
async function compare(sql: Sql, company: FixtureCompany, model: Model): Promise<void> {
  await compareMembers(sql, company, model);
  await compareRequests(sql, company, model);
  const licences =
    await sql`select label_number as label, frequency, status, status <> 'ended' and ends_on is not null as ending from licences where company_id = ${company.uuid} order by label_number`;
  const wanted = model.licences.map((licence) => ({
    ...licence,
    ending: licence.ending && licence.status !== 'ended',
  }));
  if (
    !isDeepStrictEqual(
      [...licences].map((row) => ({ ...row })),
      wanted.map(({ label, frequency, status, ending }) => ({ label, frequency, status, ending })),
    )
  ) {
    throw new Error(`licences ${JSON.stringify(licences)} instead of ${JSON.stringify(wanted)}`);
  }
  const lines = await sql<{ e164: string; status: string; member: string | null; label: number | null }[]>`
    select n.e164, n.status, n.member_id as member, l.label_number as label from numbers n
    left join licences l on l.company_id = n.company_id and l.id = n.licence_id where n.company_id = ${company.uuid} and n.status <> 'left'`;
  const found = lines.map(({ member, ...line }) => ({
    ...line,
    member: member === null ? null : company.members.indexOf(fromUuid('mem', member)),
  }));
  const expected = model.lines
    .filter((line) => line.status !== 'inventory')
    .map(({ e164, status, member, label }) => ({ e164, status, label, member }));
  const byLine = (a: { e164: string }, b: { e164: string }) => a.e164.localeCompare(b.e164);
  if (!isDeepStrictEqual(found.toSorted(byLine), expected.toSorted(byLine)))
    throw new Error(`lines ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}
