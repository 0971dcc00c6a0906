import { type Job, runCommand } from '@/lib/access';
import { transaction } from '@/lib/db/client';
import { fromUuid, newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { settleCompany } from '@/lib/licences';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';

/** Companies in which something is over and that wait in no queue: a named look-up across companies. */
async function findDue(): Promise<Job[]> {
  const rows = await transaction({ role: 'latchkey_system' }, ({ sql }) =>
    sql<{ company_id: string }[]>`
      select company_id from company_ledgers l
      where settle_due_at <= clock_timestamp()
        and not exists (select from pgboss.job j where j.name = 'settle' and j.id = l.company_id)
      order by settle_due_at limit ${OFFERED_AT_ONCE}`.execute(),
  );
  return rows.map((row) => ({ id: row.company_id, data: { companyId: fromUuid('com', row.company_id) } }));
}

/** Settles a company in one transaction under its lock: what is settled already is not due again. */
async function settle(data: object): Promise<void> {
  const { companyId } = data as { companyId: string };
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  unwrap(await runCommand(settleCompany, { kind: 'system', name: 'worker', companyId }, {}, { request }));
}

export const settling: QueueWork = { queue: 'settle', find: findDue, handle: settle };

/** Settles every company that is due; gives how many. */
export const settleDueCompanies = (): Promise<number> => workOff(settling);
