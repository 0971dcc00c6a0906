import type { Sql } from 'postgres';
import { type Actor, runQuery } from '@/lib/access';
import { verifyAuditChain } from '@/lib/audit';
import { makeScaledCompany } from '@/lib/testing/scale-fixture';
import { makeScaledLog } from '@/lib/testing/scaled-log';
import { asked } from './actor';
import { atMost, type Report } from './report';

/** A million events in half a minute. */
const EVENTS_PER_SECOND = 1_000_000 / 30;

/** Walking the log of one company from its first event to its last, as `audit:verify` does. */
export async function benchAudit(report: Report, admin: Sql, events: number): Promise<void> {
  console.error(`Making a log of ${events.toLocaleString('en')} events …`);
  const company = await makeScaledCompany(admin, 900, { members: 100, numbers: 100, licences: 100, assigned: 0 });
  await makeScaledLog(admin, company, events, new Date());
  await admin.unsafe('vacuum analyze audit_events, audit_personal_values');
  const actor: Actor = { kind: 'system', name: 'cli', companyId: company.companyId };
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const result = await runQuery(verifyAuditChain, actor, {}, asked);
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - begun) / 1_000;
  if (!result.ok || !result.value.intact || result.value.events !== events) throw new Error('the log is not intact');
  const most = events / EVENTS_PER_SECOND;
  report.title(`Verifying a log of ${events.toLocaleString('en')} events`);
  report.figure('seconds', seconds.toFixed(1), atMost(most, seconds, ' s'));
  report.figure('of them on the processor, here', ((user + system) / 1e6).toFixed(1));
}
