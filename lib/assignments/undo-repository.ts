import type { CommandScope, QueryScope } from '@/lib/access';
import { taxBookJson, treatmentOn } from '@/lib/invoices';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { stillThere } from '@/lib/licences';
import type { FreeLicence } from './context-repository';
import { heldNumbers, openHolds } from './hold-repository';
import type { MemberState } from './rules';
import type { DepartedNumber, DepartureState } from './undo-rules';

/** Everything that an undoing depends on. */
export type UndoContext = {
  departure: DepartureState;
  ledDepartmentIds: string[];
  member: MemberState & { role: string };
  numbers: DepartedNumber[];
  free: FreeLicence[];
  company: { state: string; currency: string; taxRateBasisPoints: number; renewsOn: string | null };
};

type Row = {
  kind: DepartureState['kind'];
  member_id: string;
  status_before: DepartureState['statusBefore'];
  led: string;
  undoable_ms: string;
  undone: boolean;
  superseded: boolean;
  erased: boolean;
  email_taken: boolean;
  status: string;
  role: string;
  numbers: number;
  plan_limit: number;
  plan_name: string;
  state: string;
  currency: string;
  tax: string;
  renews_on: string | null;
};

/** Reads the departure with its member, its numbers and as many free licences as could be needed. */
export async function readUndoContext(scope: QueryScope, departureId: string, now: Date): Promise<UndoContext> {
  const operation = toUuid('opr', departureId);
  const asked = scope.sql<Row[]>`
    select d.kind, d.member_id, d.status_before, d.led_department_ids::text as led, d.undone_at is not null as undone,
      (extract(epoch from d.undoable_until) * 1000)::bigint::text as undoable_ms,
      exists (select from departures x where x.company_id = d.company_id and x.member_id = d.member_id and x.undone_at is null
        and (x.left_at, x.operation_id) > (d.left_at, d.operation_id)) as superseded,
      m.erased_at is not null as erased,
      m.status = 'deleted' and exists (select from members o where o.company_id = m.company_id and o.sort_email = m.sort_email
        and o.status <> 'deleted') as email_taken,
      m.status, m.role, p.member_number_limit as plan_limit, p.name as plan_name, c.state, c.currency, ${taxBookJson(scope.sql)}::text as tax,
      (select count(*)::int from numbers h where h.company_id = m.company_id and h.member_id = m.id) + ${heldNumbers(scope, true)} as numbers,
      (select min(s.period_to) from subscriptions s where s.company_id = c.company_id and s.closed_at is null) as renews_on
    from departures d
    join members m on m.company_id = d.company_id and m.id = d.member_id
    join companies c on c.company_id = d.company_id
    join plans p on p.code = c.plan_code
    where d.company_id = ${scope.companyUuid} and d.operation_id = ${operation}`.execute();
  const [[row], numbers, free] = await Promise.all([
    asked,
    departedNumbers(scope, operation),
    freeLicences(scope, now),
  ]);
  if (row === undefined) throw new DomainError('not_found');
  const memberId = fromUuid('mem', row.member_id);
  return {
    departure: {
      id: departureId,
      kind: row.kind,
      memberId,
      statusBefore: row.status_before,
      undoableUntil: new Date(Number(row.undoable_ms)),
      undone: row.undone,
      superseded: row.superseded,
      erased: row.erased,
      emailTaken: row.email_taken,
    },
    ledDepartmentIds: JSON.parse(row.led),
    member: {
      id: memberId,
      status: row.status,
      role: row.role,
      numbers: row.numbers,
      limit: row.plan_limit,
      planName: row.plan_name,
    },
    numbers,
    free,
    company: {
      state: row.state,
      currency: row.currency,
      taxRateBasisPoints: treatmentOn(JSON.parse(row.tax), row.renews_on ?? '').rateBasisPoints,
      renewsOn: row.renews_on,
    },
  };
}

type NumberRow = {
  id: string;
  e164: string;
  mode: DepartedNumber['mode'];
  status: DepartedNumber['status'];
  holder: string | null;
  deleted_by_it: boolean;
  requirement: string | null;
  held: boolean;
};

async function departedNumbers(scope: QueryScope, operation: string): Promise<DepartedNumber[]> {
  const { sql, companyUuid } = scope;
  const rows = await sql<NumberRow[]>`
    select n.id, n.e164, exists (select from ${openHolds(scope, true)} hold where hold.number_id = n.id) as held, x.mode, n.status, n.member_id as holder, k.not_assignable_reason as requirement,
      x.mode = 'delete' and n.deleted_at is not distinct from d.left_at as deleted_by_it
    from departure_numbers x
    join departures d on d.company_id = x.company_id and d.operation_id = x.operation_id
    join numbers n on n.company_id = x.company_id and n.id = x.number_id
    join number_kinds k on k.country = n.country and k.type = n.type
    where x.company_id = ${companyUuid} and x.operation_id = ${operation} order by n.e164`.execute();
  return rows.map(({ id, holder, deleted_by_it: deletedByIt, ...row }) => ({
    ...row,
    id: fromUuid('num', id),
    holderId: holder === null ? null : fromUuid('mem', holder),
    deletedByIt,
  }));
}

type LicenceRow = {
  id: string;
  label_number: number;
  frequency: BillingFrequency;
  ending: boolean;
  unit_price: string;
  period_to: string;
};

/** Free licences in the order of use (R5): more than the largest plan lets one member need. */
async function freeLicences({ sql, companyUuid }: QueryScope, now: Date): Promise<FreeLicence[]> {
  const rows = await sql<LicenceRow[]>`
    select l.id, l.label_number, l.frequency, l.ends_on is not null as ending, l.unit_price::text, s.period_to
    from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
    where l.company_id = ${companyUuid} and l.status = 'available' and ${stillThere(sql, now)}
    order by (l.ends_on is not null), l.frequency desc, l.label_number limit 200`.execute();
  return rows.map((row) => ({
    id: fromUuid('lic', row.id),
    labelNumber: row.label_number,
    frequency: row.frequency,
    ending: row.ending,
    unitPrice: Number(row.unit_price),
    periodTo: row.period_to,
  }));
}

/** Marks the departure undone, with what became of each of its numbers. */
export function saveUndone(
  scope: CommandScope,
  departureId: string,
  outcomes: readonly { numberId: string; outcome: string }[],
): void {
  const { sql, companyUuid } = scope;
  const operation = toUuid('opr', departureId);
  scope.defer(sql`
    update departures set undone_at = ${scope.now.toISOString()}, undone_operation_id = ${toUuid('opr', scope.operationId)}
    where company_id = ${companyUuid} and operation_id = ${operation}`);
  const rows = outcomes.map(({ numberId, outcome }) => ({ number: toUuid('num', numberId), outcome }));
  scope.defer(sql`
    update departure_numbers x set outcome = d.outcome
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(number uuid, outcome text)
    where x.company_id = ${companyUuid} and x.operation_id = ${operation} and x.number_id = d.number`);
}

/** Gives a member back the departments they led, those that there still are; says which. */
export async function restoreLeads(
  scope: CommandScope,
  memberId: string,
  departmentIds: readonly string[],
): Promise<string[]> {
  if (departmentIds.length === 0) return [];
  const wanted = JSON.stringify(departmentIds.map((id) => toUuid('dep', id)));
  const rows = await scope.sql<{ department_id: string }[]>`
    insert into department_leads (company_id, department_id, member_id)
    select ${scope.companyUuid}, id, ${toUuid('mem', memberId)} from departments
    where company_id = ${scope.companyUuid} and id in (select value::uuid from jsonb_array_elements_text(${wanted}::text::jsonb))
    on conflict do nothing returning department_id`.execute();
  return rows.map((row) => fromUuid('dep', row.department_id));
}
