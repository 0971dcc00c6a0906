import { createApiKey } from '@/lib/api-keys';
import { operate } from '@/lib/testing/acting';
import type { Companies } from './companies';
import { type Contestant, interleave, type Measured, ratioOfRates } from './measure';
import { atLeast, type Report } from './report';
import type { Supply, Task } from './supply';
import type { WebServers } from './web-servers';

type Plan = { rounds: number; sliceMs: number; callers: readonly number[] };

const JSON_BODY = { 'content-type': 'application/json' };
/** What performance.md's table gives the nearest product, per second at 16 connections, beside its bare route: threefold is wanted. */
const THREE_TIMES_THE_NEAREST = (3 * 43) / 247;
const UNASSIGNED_WANTED = 3_000;

/** The assignment over HTTP: a bare route that does it by hand, and the product's REST API. */
export async function benchRest(report: Report, servers: WebServers, companies: Companies, plan: Plan): Promise<void> {
  const keys = new Map<string, string>();
  for (const { companyId } of [...companies.many.companies, ...companies.one.companies]) {
    keys.set(companyId, (await operate(createApiKey, { companyId, role: 'owner' })).key);
  }
  report.title('Assigning one number over HTTP, production builds');
  for (const callers of plan.callers) {
    for (const source of [companies.many, companies.one]) {
      const { supply } = source;
      const name = source === companies.many ? 'many companies' : 'one company';
      report.heading(`${callers} connection${callers === 1 ? '' : 's'}, ${name}`);
      const prepare = () => supply.refill(UNASSIGNED_WANTED);
      const measured = await interleave(contestants(servers, supply, keys), { ...plan, callers, prepare });
      tell(report, measured, source === companies.many && callers === 16);
    }
  }
}

/** The target is set for one of the combinations. */
function tell(report: Report, measured: readonly Measured[], isTarget: boolean): void {
  const [bare, product, withKey] = measured;
  if (!bare || !product || !withKey) throw new Error('nothing was measured');
  const ratio = ratioOfRates(product, bare);
  report.row(bare, 1);
  report.row(product, ratio, isTarget ? atLeast(0.5, ratio) : undefined);
  report.row(withKey, ratioOfRates(withKey, bare));
  if (isTarget) {
    report.figure(
      'the share wanted beside the nearest product',
      THREE_TIMES_THE_NEAREST.toFixed(2),
      atLeast(0.52, ratio),
    );
  }
}

function contestants({ product, bare }: WebServers, supply: Supply, keys: ReadonlyMap<string, string>): Contestant[] {
  const assign = (headersOf: (task: Task) => Record<string, string>) => () => {
    const task = supply.take();
    const headers = { ...JSON_BODY, authorization: `Bearer ${keys.get(task.companyId) ?? ''}`, ...headersOf(task) };
    const body = JSON.stringify({ memberId: task.memberId, numberId: task.numberId });
    return product.expect(201, { method: 'POST', path: '/api/v1/assignments', headers, body });
  };
  const byHand = () => {
    const { company, number, member } = supply.take();
    return bare.expect(201, {
      method: 'POST',
      path: '/assign',
      headers: JSON_BODY,
      body: JSON.stringify({ company, number, member }),
    });
  };
  return [
    { name: 'bare route, SQL by hand', once: byHand },
    { name: 'POST /api/v1/assignments', once: assign(() => ({})) },
    { name: 'the same with an Idempotency-Key', once: assign((task) => ({ 'idempotency-key': task.numberId })) },
  ];
}
