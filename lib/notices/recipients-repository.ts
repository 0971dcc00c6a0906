import { eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { billingProfiles } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';
import type { AlertKind, SaidAlert } from './alert-topic';

/** One outbox row per billing person, decided by the database in the act's own transaction. */
export function enqueueForBilling(
  scope: CommandScope,
  topic: string,
  facts: object,
  { withContacts, choice }: { withContacts: boolean; choice: AlertKind | null },
): void {
  const { sql, companyUuid } = scope;
  scope.defer(sql`
    insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
    select ${companyUuid}, gen_random_uuid(), ${topic}, ${JSON.stringify(facts)}::text::jsonb || person.recipient,
      ${toUuid('opr', scope.operationId)}, ${scope.now.toISOString()}, date_trunc('milliseconds', clock_timestamp())
    from (
      select distinct on (address) recipient from (
        select lower(email) as address, 1 as place, jsonb_build_object('memberId', 'mem_' || replace(id::text, '-', '')) as recipient
        from members where company_id = ${companyUuid} and role in ('owner', 'billing_manager') and status = 'active'
          and ${choice === null ? sql`true` : wantsMail(scope, sql`${choice}`)}
        union all
        select lower(contact), 2, jsonb_build_object('contact', contact)
        from billing_profiles, unnest(contacts) as contact where company_id = ${companyUuid} and ${withContacts}
      ) people order by address, place
    ) person`);
}

type Sql = CommandScope['sql'];

/** Of a member: that they did not choose to hear nothing of such an event by mail. */
const wantsMail = ({ sql, companyUuid }: CommandScope, event: ReturnType<Sql>) =>
  sql`not exists (select from notification_choices n where n.company_id = ${companyUuid} and n.member_id = members.id
    and n.event = ${event} and n.channel = 'mail' and not n.wanted)`;

/** What is said to whom: to everybody of these roles, or to those who lead a department. */
export type Alerting = { said: SaidAlert; to: { roles: readonly string[] } | { departmentId: string } };

/**
 * One outbox row for each alert and active member who is alerted and wants mail of it, as the database has them in the act's own
 * transaction: one statement, however many departments are told.
 */
export function enqueueForAlerted(scope: CommandScope, alerts: readonly Alerting[]): void {
  const { sql, companyUuid } = scope;
  const rows = alerts.map(({ said, to }) => ({
    said: { ...said, isTest: false },
    roles: 'roles' in to ? to.roles : null,
    led: 'roles' in to ? null : toUuid('dep', to.departmentId),
  }));
  scope.defer(sql`
    insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
    select ${companyUuid}, gen_random_uuid(), 'mail.alert',
      alert.said || jsonb_build_object('memberId', 'mem_' || replace(members.id::text, '-', '')),
      ${toUuid('opr', scope.operationId)}, ${scope.now.toISOString()}, date_trunc('milliseconds', clock_timestamp())
    from (
      -- Apart: whoever is neither by role nor leads is not looked at for each department.
      with alert as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(said jsonb, roles text[], led uuid))
      select said, m.id as member_id from alert join members m on m.company_id = ${companyUuid} and m.role = any(alert.roles)
      union all
      select said, l.member_id from alert join department_leads l on l.company_id = ${companyUuid} and l.department_id = alert.led
    ) alert join members on members.company_id = ${companyUuid} and members.id = alert.member_id and members.status = 'active'
    where ${wantsMail(scope, sql`alert.said ->> 'kind'`)}`);
}

/** Who else receives what is billed, and in which language. */
export async function billingContactsOf(scope: QueryScope) {
  const [row] = await scope.db
    .select({ contacts: billingProfiles.contacts, locale: billingProfiles.locale })
    .from(billingProfiles)
    .where(eq(billingProfiles.companyId, scope.companyId));
  return row ?? { contacts: [], locale: null };
}
