import type postgres from 'postgres';
import { toUuid } from '@/lib/kernel/id';

/** Every table that belongs to a company. */
export const COMPANY_TABLES = [
  'companies',
  'company_ledgers',
  'departments',
  'department_leads',
  'invitations',
  'members',
  'numbers',
  'subscriptions',
  'purchases',
  'licences',
  'assignments',
  'outbox',
  'idempotency_keys',
  'audit_events',
  'audit_personal_values',
  'list_views',
  'list_preferences',
  'imports',
  'import_rows',
  'identity_providers',
  'company_domains',
  'support_grants',
  'support_looks',
  'support_reveals',
  'webhook_endpoints',
  'webhook_deliveries',
];

/** Runs statements by hand as the program does: as its role, inside one company's walls. The owner's own look-ups cross them. */
export async function inTenant<T>(
  sql: postgres.Sql,
  companyId: string,
  work: (tx: postgres.TransactionSql, companyUuid: string) => Promise<T>,
): Promise<T> {
  const companyUuid = toUuid('com', companyId);
  const done = await sql.begin(async (tx) => {
    await tx`set local role latchkey_app`;
    await tx`select set_config('app.company_id', ${companyUuid}, true)`;
    return { value: await work(tx, companyUuid) };
  });
  return done.value;
}
