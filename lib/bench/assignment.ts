import type { Sql } from 'postgres';
import { runCommand } from '@/lib/access';
import { assignNumber } from '@/lib/assignments';
import { asked, ownerOf } from './actor';
import type { Companies } from './companies';
import { type Contestant, interleave, type Measured, median, ratioOfRates } from './measure';
import { hasPgbench, pgbenchSlice } from './pgbench';
import { atLeast, type Report } from './report';
import { assignBySql } from './sql-assignment';
import type { Supply } from './supply';

const UNASSIGNED_WANTED = 6_000;

export type Plan = { rounds: number; sliceMs: number; callers: readonly number[] };

/** The assignment in this process: by hand, by pgbench, and as the product does it. */
export async function benchAssignment(
  report: Report,
  admin: Sql,
  adminUrl: string,
  companies: Companies,
  plan: Plan,
): Promise<void> {
  report.title('Assigning one number, in process');
  for (const callers of plan.callers) {
    const many = await oneJob(
      report,
      `${callers} caller${callers === 1 ? '' : 's'}, many companies`,
      admin,
      adminUrl,
      companies.many,
      callers,
      plan,
    );
    const one = await oneJob(
      report,
      `${callers} caller${callers === 1 ? '' : 's'}, one company`,
      admin,
      adminUrl,
      companies.one,
      callers,
      plan,
    );
    const share = median(one.rates) / median(many.rates);
    report.figure(
      'assignNumber: one company against many',
      share.toFixed(2),
      callers === 8 ? atLeast(0.6, share) : undefined,
    );
  }
}

async function oneJob(
  report: Report,
  name: string,
  admin: Sql,
  adminUrl: string,
  source: Companies['many'],
  callers: number,
  plan: Plan,
): Promise<Measured> {
  const { supply, positions } = source;
  const contestants: Contestant[] = [
    { name: 'SQL by hand over postgres.js', once: () => assignBySql(admin, supply.take()) },
    { name: 'assignNumber', once: () => assign(supply, false) },
    { name: 'assignNumber with an idempotency key', once: () => assign(supply, true) },
  ];
  if (hasPgbench()) {
    const slice = async (clients: number, sliceMs: number) => {
      const ran = await pgbenchSlice(adminUrl, positions, clients, sliceMs);
      supply.taken(ran.done);
      return ran;
    };
    contestants.push({ name: 'the same SQL by pgbench', slice });
  }
  report.heading(name);
  const measured = await interleave(contestants, { ...plan, callers, prepare: () => supply.refill(UNASSIGNED_WANTED) });
  const [yardstick, product] = measured;
  if (yardstick === undefined || product === undefined) throw new Error('nothing was measured');
  for (const each of measured) {
    const ratio = ratioOfRates(each, yardstick);
    const isTarget = callers === 8 && each === product && name.includes('many');
    report.row(each, ratio, isTarget ? atLeast(0.5, ratio) : undefined);
  }
  return product;
}

async function assign(supply: Supply, withKey: boolean): Promise<void> {
  const { companyId, memberId, numberId } = supply.take();
  const idempotency = withKey ? { key: numberId } : undefined;
  const result = await runCommand(assignNumber, ownerOf(companyId), { memberId, numberId }, { ...asked, idempotency });
  if (!result.ok) throw new Error(`assignNumber was refused: ${result.error.code}`);
}
