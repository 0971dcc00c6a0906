import { and, eq, sql } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { notificationChoices } from '@/lib/db/schema';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import { ALERT_KINDS, type AlertKind, type Channel, kindsFor, leads, TELLING } from './kinds';
import type { Figures } from './rules';
import type { AlertView } from './view';

type Row = {
  id: string;
  kind: AlertKind;
  subject: string;
  percent: number;
  figures: string;
  raised_at: string;
  currency: string;
  department_name: string | null;
  wanted: boolean | null;
  hidden: boolean;
};

/** Whose choices they are: a program and who is in by a grant have none. */
const memberOf = ({ actor }: QueryScope): string | null =>
  actor.kind === 'member' ? toUuid('mem', actor.memberId) : null;

/** What the caller is alerted to, in the order of the kinds; of who leads departments what is for these (R24). */
export async function alertsFor(scope: QueryScope): Promise<AlertView[]> {
  const { sql: query, companyUuid, actor, visibleDepartments } = scope;
  const member = memberOf(scope);
  const theirs = visibleDepartments === 'all' ? [] : [...visibleDepartments];
  const rows = await query<Row[]>`
    select a.id, a.kind, a.subject, a.percent, a.figures::text as figures, a.raised_at, c.currency, d.name as department_name, n.wanted,
      exists (select from alert_hidings h where h.company_id = ${companyUuid} and h.alert_id = a.id and h.member_id = ${member}::uuid) as hidden
    from alerts a join companies c on c.company_id = a.company_id
    left join departments d on d.company_id = ${companyUuid} and a.kind = 'licences_low' and 'dep_' || replace(d.id::text, '-', '') = a.subject
    left join notification_choices n on n.company_id = ${companyUuid} and n.member_id = ${member}::uuid and n.event = a.kind and n.channel = 'banner'
    where a.company_id = ${companyUuid} and a.kind = any(${kindsFor(actor)}::text[])
      and (case when ${leads(actor)} then a.subject = any(${theirs}::text[]) else a.kind <> 'licences_low' or a.subject = '' end
        or exists (select from department_leads l where l.company_id = ${companyUuid} and l.member_id = ${member}::uuid and l.department_id = d.id))`.execute();
  const place = ({ kind }: Row) => ALERT_KINDS.indexOf(kind);
  return rows.toSorted((one, other) => place(one) - place(other) || (one.subject < other.subject ? -1 : 1)).map(asView);
}

function asView(row: Row): AlertView {
  const { kind, subject } = row;
  const { count, outOf, charge, limit, on } = JSON.parse(row.figures) as Figures;
  const asMoney = (amount: number | null) => (amount === null ? null : money(amount, row.currency));
  return {
    id: fromUuid('alr', row.id),
    kind,
    department: row.department_name === null ? null : { id: subject, name: row.department_name },
    cap: kind === 'cap' ? (subject as AlertView['cap']) : null,
    billingFrequency: kind === 'waste' ? (subject as AlertView['billingFrequency']) : null,
    percent: ['licences_assigned', 'cap', 'spend'].includes(kind) ? row.percent : null,
    count,
    outOf,
    charge: asMoney(charge),
    limit: asMoney(limit),
    on,
    raisedAt: new Date(row.raised_at).toISOString(),
    isShown: !row.hidden && (row.wanted ?? TELLING[kind].byDefault.banner ?? false),
  };
}

/** What a member chose. */
export function choicesOf(scope: QueryScope, memberId: string) {
  return scope.db
    .select({
      event: notificationChoices.event,
      channel: notificationChoices.channel,
      wanted: notificationChoices.wanted,
    })
    .from(notificationChoices)
    .where(and(eq(notificationChoices.companyId, scope.companyId), eq(notificationChoices.memberId, memberId)));
}

type Choice = { memberId: string; event: AlertKind; channel: Channel; wanted: boolean };

/** Keeps what a member chose. */
export async function saveChoice(scope: CommandScope, choice: Choice): Promise<void> {
  await scope.db
    .insert(notificationChoices)
    .values({ companyId: scope.companyId, ...choice })
    .onConflictDoUpdate({
      target: [
        notificationChoices.companyId,
        notificationChoices.memberId,
        notificationChoices.event,
        notificationChoices.channel,
      ],
      set: { wanted: sql`excluded.wanted` },
    });
}
