import type { QueryScope } from '@/lib/access';
import { taxBookJson, treatmentOn } from '@/lib/invoices';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { parsePhone } from '@/lib/kernel/e164';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { stillThere } from '@/lib/licences';
import { heldNumbers, openHolds } from './hold-repository';
import type { MemberState, NumberState } from './rules';

/** The licence an assignment would use: not ending before ending, yearly before monthly, then the oldest (R5); none whose period is over. */
export type FreeLicence = {
  id: string;
  labelNumber: number;
  frequency: BillingFrequency;
  ending: boolean;
  unitPrice: number;
  periodTo: string;
};

/** Everything the decision about one assignment depends on, as it stands behind the lock. */
export type AssignmentContext = {
  companyState: string;
  currency: string;
  member: MemberState | null;
  number: NumberState | null;
  /** The line's kind, to take it from the inventory. */
  line: { country: string; type: string; national: string } | null;
  free: FreeLicence | null;
  taxRateBasisPoints: number;
  /** The company's next renewal, of whichever frequency. */
  renewsOn: string | null;
};

export type NumberReference = { numberId?: string | undefined; e164?: string | undefined };

type Row = {
  state: string;
  currency: string;
  tax: string;
  plan_name: string;
  plan_limit: number;
  member_status: string | null;
  member_numbers: number | null;
  number_id: string | null;
  e164: string | null;
  number_status: string | null;
  holder_id: string | null;
  country: string | null;
  type: string | null;
  national: string | null;
  requirement: string | null;
  hold_id: string | null;
  held_for: string | null;
  licence_id: string | null;
  label_number: number | null;
  frequency: BillingFrequency | null;
  ending: boolean | null;
  unit_price: string | null;
  period_to: string | null;
  renews_on: string | null;
};

/**
 * Reads company, member, number and the next free licence in one statement. A line named by its E.164 form is the
 * company's own if it has it, else the inventory's, whose row is held until the transaction ends.
 */
export async function readAssignmentContext(
  scope: QueryScope,
  memberId: string,
  reference: NumberReference,
  lock: boolean,
): Promise<AssignmentContext> {
  const member = toUuid('mem', memberId);
  const number = reference.numberId === undefined ? null : toUuid('num', reference.numberId);
  const e164 = number === null ? canonical(reference.e164 ?? '') : null;
  if (e164 !== null && lock) {
    void scope.sql`select 1 from number_directory where e164 = ${e164} and company_id is null for update`.execute();
  }
  const { sql } = scope;
  const line =
    number === null
      ? sql`select n.id, d.e164, coalesce(n.status, 'inventory') as status, n.member_id, d.country, d.type, d.national
          from number_directory d left join numbers n on n.company_id = c.company_id and n.e164 = d.e164 and n.status <> 'left'
          where d.e164 = ${e164} and (d.company_id is null or d.company_id = c.company_id)`
      : sql`select n.id, n.e164, n.status, n.member_id, n.country, n.type, n.national from numbers n
          where n.company_id = c.company_id and n.id = ${number}`;
  // An act has settled what was over at the instant it was decided at: a period that ends since does not outbid its licence (R6).
  const offered = lock ? sql`true` : stillThere(sql);
  const [row] = await sql<Row[]>`
    select c.state, c.currency, ${taxBookJson(sql)}::text as tax, p.name as plan_name, p.member_number_limit as plan_limit,
      m.status as member_status, m.numbers as member_numbers, line.id as number_id, line.e164, line.status as number_status,
      line.member_id as holder_id, line.country, line.type, line.national, k.not_assignable_reason as requirement,
      hold.id as hold_id, hold.member_id as held_for,
      l.id as licence_id, l.label_number, l.frequency, l.ends_on is not null as ending, l.unit_price::text, l.period_to,
      (select min(s.period_to) from subscriptions s where s.company_id = c.company_id and s.closed_at is null) as renews_on
    from companies c
    join plans p on p.code = c.plan_code
    left join lateral (
      select m.status, (select count(*)::int from numbers h where h.company_id = m.company_id and h.member_id = m.id)
        + ${heldNumbers(scope, lock)} as numbers
      from members m where m.company_id = c.company_id and m.id = ${member} and m.status <> 'deleted'
    ) m on true
    left join lateral (${line}) line on true
    left join ${openHolds(scope, lock)} hold on hold.number_id = line.id
    left join number_kinds k on k.country = line.country and k.type = line.type
    left join lateral (
      select l.id, l.label_number, l.frequency, l.ends_on, l.unit_price, s.period_to from licences l
      join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
      where l.company_id = c.company_id and l.status = 'available' and ${offered}
      order by (l.ends_on is not null), l.frequency desc nulls last, l.label_number limit 1
    ) l on true
    where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new DomainError('not_found');
  return asContext(row, memberId);
}

const holdOf = ({ hold_id: id, held_for: member }: Pick<Row, 'hold_id' | 'held_for'>): NumberState['hold'] =>
  id === null || member === null ? null : { requestId: fromUuid('arq', id), memberId: fromUuid('mem', member) };

/** The canonical form of a number in a call; what cannot be one names nothing in the inventory. */
function canonical(text: string): string {
  const parsed = parsePhone(text);
  if (!parsed.ok)
    throw new DomainError('invalid_input', {
      errors: [{ pointer: '/e164', message: `Not a phone number in international form (${parsed.problem}).` }],
    });
  return parsed.e164;
}

function asContext(row: Row, memberId: string): AssignmentContext {
  return {
    companyState: row.state,
    currency: row.currency,
    taxRateBasisPoints: treatmentOn(JSON.parse(row.tax), row.renews_on ?? '').rateBasisPoints,
    renewsOn: row.renews_on,
    member:
      row.member_status === null
        ? null
        : {
            id: memberId,
            status: row.member_status,
            numbers: row.member_numbers ?? 0,
            limit: row.plan_limit,
            planName: row.plan_name,
          },
    number:
      row.e164 === null
        ? null
        : {
            id: row.number_id === null ? null : fromUuid('num', row.number_id),
            e164: row.e164,
            status: row.number_status as NumberState['status'],
            holderId: row.holder_id === null ? null : fromUuid('mem', row.holder_id),
            requirement: row.requirement,
            hold: holdOf(row),
          },
    line:
      row.country === null || row.type === null
        ? null
        : { country: row.country, type: row.type, national: row.national ?? '' },
    free:
      row.licence_id === null || row.label_number === null || row.frequency === null
        ? null
        : {
            id: fromUuid('lic', row.licence_id),
            labelNumber: row.label_number,
            frequency: row.frequency,
            ending: row.ending === true,
            unitPrice: Number(row.unit_price),
            periodTo: row.period_to ?? '',
          },
  };
}

/** The kind of a line that is taken from the inventory. */
export function requireLine({ line }: AssignmentContext): NonNullable<AssignmentContext['line']> {
  if (line === null) throw new DomainError('not_found');
  return line;
}
