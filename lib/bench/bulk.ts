import type { Sql } from 'postgres';
import { runCommand } from '@/lib/access';
import { assignNumbers } from '@/lib/assignments';
import { asked, ownerOf } from './actor';
import type { Companies } from './companies';
import { interleave, ratioOfTimes } from './measure';
import { atMost, type Report } from './report';
import { assignAllBySql } from './sql-assignment';
import type { Task } from './supply';

const ITEMS = 10_000;
const NOTHING = { maxPurchases: 0, maxCharge: { amount: 0, currency: 'EUR' }, maxRemovalsUndone: 0 };

/** 10,000 assignments of one company in one call, beside set-based SQL that leaves the same rows behind. */
export async function benchBulk(report: Report, admin: Sql, { one }: Companies, rounds: number): Promise<void> {
  const take = (): Task[] => Array.from({ length: ITEMS }, () => one.supply.take());
  const byProduct = async () => {
    const tasks = take();
    const items = tasks.map(({ memberId, numberId }) => ({ memberId, numberId }));
    const actor = ownerOf(tasks[0]?.companyId ?? '');
    const result = await runCommand(assignNumbers, actor, { items, ...NOTHING }, asked);
    if (!result.ok) throw new Error(`assignNumbers was refused: ${result.error.code}`);
  };
  const contestants = [
    { name: 'set-based SQL by hand', once: () => assignAllBySql(admin, take()) },
    { name: 'assignNumbers', once: byProduct },
  ];
  report.title(`Assigning ${ITEMS.toLocaleString('en')} numbers at once, in process`);
  // A slice of a millisecond is one call.
  const plan = { rounds, sliceMs: 1, callers: 1, prepare: () => one.supply.refill(ITEMS) };
  const [byHand, product] = await interleave(contestants, plan);
  if (byHand === undefined || product === undefined) throw new Error('nothing was measured');
  report.row(byHand);
  const ratio = ratioOfTimes(product, byHand);
  report.row(product, ratio, atMost(2, ratio));
}
