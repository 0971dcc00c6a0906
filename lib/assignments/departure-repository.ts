import { auditActor, type CommandScope, type QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { licenceLabel } from '@/lib/licences';
import type { DecidedNumber, HeldNumber, Leaver } from './departure-rules';
import { heldNumbers } from './hold-repository';
import type { MemberState } from './rules';

/** What the decision about a departure depends on, as it stands behind the lock. */
export type LeaverContext = Leaver & {
  /** They were invited when they were deactivated, so that is what they are again. */
  neverAccepted: boolean;
  ledDepartmentIds: string[];
  held: HeldNumber[];
};

type LeaverRow = {
  status: string;
  role: string;
  other_owners: number;
  is_break_glass: boolean;
  status_before: string | null;
  led: string;
};
type HeldRow = { id: string; e164: string; licence_id: string; quarantine_days: number };

/** The member who leaves, with every number they hold; a deleted one is not there. */
export async function readLeaver(scope: QueryScope, memberId: string): Promise<LeaverContext> {
  const { sql, companyUuid } = scope;
  const member = toUuid('mem', memberId);
  const asked = sql<LeaverRow[]>`
    select m.status, m.role,
      (select count(*)::int from members o where o.company_id = m.company_id and o.role = 'owner' and o.status = 'active' and o.id <> m.id) as other_owners,
      exists (select from identity_providers p where p.company_id = m.company_id and p.required and p.break_glass_member_id = m.id) as is_break_glass,
      (select coalesce(string_agg(l.department_id::text, ' ' order by l.department_id), '') from department_leads l
        where l.company_id = m.company_id and l.member_id = m.id) as led,
      (select d.status_before from departures d where d.company_id = m.company_id and d.member_id = m.id and d.status_before <> 'deactivated'
        order by d.left_at desc, d.operation_id desc limit 1) as status_before
    from members m where m.company_id = ${companyUuid} and m.id = ${member} and m.status <> 'deleted'`.execute();
  const holding = sql<HeldRow[]>`
    select n.id, n.e164, n.licence_id, k.quarantine_days from numbers n
    join number_kinds k on k.country = n.country and k.type = n.type
    where n.company_id = ${companyUuid} and n.member_id = ${member} order by n.e164`.execute();
  const [[row], held] = await Promise.all([asked, holding]);
  if (row === undefined) throw new DomainError('not_found');
  return {
    id: memberId,
    status: row.status,
    role: row.role,
    neverAccepted: row.status_before === 'invited',
    otherActiveOwners: row.other_owners,
    isBreakGlass: row.is_break_glass,
    ledDepartmentIds: row.led
      .split(' ')
      .filter(Boolean)
      .map((id) => fromUuid('dep', id)),
    held: held.map((number) => ({
      id: fromUuid('num', number.id),
      e164: number.e164,
      licenceId: fromUuid('lic', number.licence_id),
      quarantineDays: number.quarantine_days,
    })),
  };
}

type LicenceRow = {
  id: string;
  e164: string;
  label: number;
  frequency: BillingFrequency;
  unit_price: string;
  currency: string;
  quarantine_days: number;
};

/** The member's numbers with the licences they are on: what becomes available and goes on being billed (R3). */
export async function heldLicences({ sql, companyUuid }: QueryScope, memberId: string) {
  const rows = await sql<LicenceRow[]>`
    select n.id, n.e164, l.label_number as label, l.frequency, l.unit_price::text, l.currency, k.quarantine_days from numbers n
    join licences l on l.company_id = n.company_id and l.id = n.licence_id
    join number_kinds k on k.country = n.country and k.type = n.type
    where n.company_id = ${companyUuid} and n.member_id = ${toUuid('mem', memberId)} order by n.e164`.execute();
  return rows.map((row) => ({
    id: fromUuid('num', row.id),
    e164: row.e164,
    display: formatInternational(row.e164),
    licenceLabel: licenceLabel(row.label),
    billingFrequency: row.frequency,
    price: { amount: Number(row.unit_price), currency: row.currency },
    quarantineDays: row.quarantine_days,
  }));
}

type StateRow = { id: string; status: string; numbers: number; plan_limit: number; plan_name: string };

/** Members as those who would get numbers (R8); who does not exist or is deleted is missing. */
export async function readMemberStates(
  scope: QueryScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MemberState>> {
  if (ids.length === 0) return new Map();
  const wanted = JSON.stringify(ids.map((id) => toUuid('mem', id)));
  const rows = await scope.sql<StateRow[]>`
    select m.id, m.status, p.member_number_limit as plan_limit, p.name as plan_name,
      (select count(*)::int from numbers h where h.company_id = m.company_id and h.member_id = m.id) + ${heldNumbers(scope, true)} as numbers
    from members m
    join companies c on c.company_id = m.company_id
    join plans p on p.code = c.plan_code
    where m.company_id = ${scope.companyUuid} and m.status <> 'deleted'
      and m.id in (select value::uuid from jsonb_array_elements_text(${wanted}::text::jsonb))`.execute();
  return new Map(
    rows.map((row) => {
      const id: string = fromUuid('mem', row.id);
      return [
        id,
        { id, status: row.status, numbers: row.numbers, limit: row.plan_limit, planName: row.plan_name },
      ] as const;
    }),
  );
}

/** Which of these ids are numbers of the company, with their lines. */
export async function findLines(scope: QueryScope, ids: readonly string[]): Promise<{ id: string; e164: string }[]> {
  const wanted = JSON.stringify(ids.map((id) => toUuid('num', id)));
  const rows = await scope.sql<{ id: string; e164: string }[]>`
    select id, e164 from numbers where company_id = ${scope.companyUuid}
      and id in (select value::uuid from jsonb_array_elements_text(${wanted}::text::jsonb))`.execute();
  return rows.map(({ id, e164 }) => ({ id: fromUuid('num', id), e164 }));
}

/** Sets a member's status; sessions and links from before are dead and do not come back with them (R15). */
export function saveMemberStatus(scope: CommandScope, memberId: string, status: string): void {
  scope.defer(scope.sql`
    delete from invitations where company_id = ${scope.companyUuid} and member_id = ${toUuid('mem', memberId)}`);
  scope.defer(scope.sql`
    update members set status = ${status}, access_void_before = clock_timestamp()
    where company_id = ${scope.companyUuid} and id = ${toUuid('mem', memberId)}`);
}

/** A request that is closed since its member is deleted, with the number that it held, if it held one. */
export type ClosedRequest = { requestId: string; requestedBy: string; numberId: string | null; tookNumber: boolean };

/** Closes the requests that wait for a member who is deleted. */
export async function closeRequests(scope: CommandScope, memberId: string): Promise<ClosedRequest[]> {
  const { sql, companyUuid, now } = scope;
  const closed = await sql<{ id: string; requested_by: string; number_id: string | null; took_number: boolean }[]>`
    update assignment_requests set status = 'closed', closed_because = 'member_deleted', answered_at = ${now.toISOString()},
      answered_by = ${auditActor(scope.actor).id}
    where company_id = ${companyUuid} and member_id = ${toUuid('mem', memberId)} and status = 'open'
    returning id, requested_by, number_id, took_number`.execute();
  return closed.map((row) => ({
    requestId: fromUuid('arq', row.id),
    requestedBy: row.requested_by,
    numberId: row.number_id === null ? null : fromUuid('num', row.number_id),
    tookNumber: row.took_number,
  }));
}

/** A deleted member leads no department. */
export function removeLeads(scope: CommandScope, memberId: string): void {
  scope.defer(scope.sql`
    delete from department_leads where company_id = ${scope.companyUuid} and member_id = ${toUuid('mem', memberId)}`);
}

export type NewDeparture = {
  memberId: string;
  kind: 'deleted' | 'deactivated';
  statusBefore: string;
  ledDepartmentIds: readonly string[];
  undoableUntil: Date;
  numbers: readonly DecidedNumber[];
};

/** Keeps what was decided, so that it can be shown and undone. */
export function insertDeparture(scope: CommandScope, departure: NewDeparture): void {
  const { sql, companyUuid } = scope;
  const operation = toUuid('opr', scope.operationId);
  scope.defer(sql`
    insert into departures (company_id, operation_id, member_id, kind, status_before, led_department_ids, left_at, undoable_until)
    values (${companyUuid}, ${operation}, ${toUuid('mem', departure.memberId)}, ${departure.kind}, ${departure.statusBefore},
      ${JSON.stringify(departure.ledDepartmentIds)}::text::jsonb, ${scope.now.toISOString()}, ${departure.undoableUntil.toISOString()})`);
  if (departure.numbers.length === 0) return;
  const rows = departure.numbers.map(({ id, licenceId, decision }) => ({
    number: toUuid('num', id),
    licence: toUuid('lic', licenceId),
    mode: decision.mode,
    target: decision.mode === 'reassign' ? toUuid('mem', decision.toMemberId) : null,
  }));
  scope.defer(sql`
    insert into departure_numbers (company_id, operation_id, number_id, licence_id, mode, to_member_id)
    select ${companyUuid}, ${operation}, d.number, d.licence, d.mode, d.target
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(number uuid, licence uuid, mode text, target uuid)`);
}
