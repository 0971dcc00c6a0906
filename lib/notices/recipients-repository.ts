import { eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { billingProfiles } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';

/** One outbox row per billing person, decided by the database in the act's own transaction. */
export function enqueueForBilling(scope: CommandScope, topic: string, facts: object, withContacts: boolean): void {
  const { sql, companyUuid } = scope;
  scope.defer(sql`
    insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
    select ${companyUuid}, gen_random_uuid(), ${topic}, ${JSON.stringify(facts)}::text::jsonb || person.recipient,
      ${toUuid('opr', scope.operationId)}, ${scope.now.toISOString()}, date_trunc('milliseconds', clock_timestamp())
    from (
      select distinct on (address) recipient from (
        select lower(email) as address, 1 as place, jsonb_build_object('memberId', 'mem_' || replace(id::text, '-', '')) as recipient
        from members where company_id = ${companyUuid} and role in ('owner', 'billing_manager') and status = 'active'
        union all
        select lower(contact), 2, jsonb_build_object('contact', contact)
        from billing_profiles, unnest(contacts) as contact where company_id = ${companyUuid} and ${withContacts}
      ) people order by address, place
    ) person`);
}

/** Who else receives what is billed, and in which language. */
export async function billingContactsOf(scope: QueryScope) {
  const [row] = await scope.db
    .select({ contacts: billingProfiles.contacts, locale: billingProfiles.locale })
    .from(billingProfiles)
    .where(eq(billingProfiles.companyId, scope.companyId));
  return row ?? { contacts: [], locale: null };
}
