import { createServer } from 'node:http';
import type { Sql } from 'postgres';
import { runOperatorTask } from '@/lib/access';
import { createApiKey } from '@/lib/api-keys';
import { nextProgram } from '@/lib/cli/launcher/build.js';
import { startProgram } from '@/lib/cli/launcher/child-process.js';
import { probePort } from '@/lib/cli/launcher/free-port.js';
import { waitUntil } from '@/lib/cli/launcher/process-identity.js';
import { unwrap } from '@/lib/kernel/result';
import { asked } from './actor';
import type { Plan } from './assignment';
import type { Companies } from './companies';
import { interleave, ratioOfRates } from './measure';
import type { Report } from './report';
import { assignBySql, type Job } from './sql-assignment';

const WANTED = 6_000;

/** Something that answers at an address until it is stopped. */
type Served = { url: string; stop: () => Promise<void> };

/** The yardstick: a plain Node.js server that reads JSON, runs the SQL by hand and answers JSON; no framework at all. */
async function serveSql(admin: Sql): Promise<Served> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const job = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Job;
      const answer = (status: number) => response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
      assignBySql(admin, job).then(
        () => answer(201),
        () => answer(500),
      );
    });
  });
  const port = (await probePort(0)) ?? 0;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The production build on a port of its own, in this process's environment. */
async function serveProduct(): Promise<Served> {
  const port = (await probePort(0)) ?? 0;
  const { child, exited } = startProgram(process.execPath, [nextProgram, 'start', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  if (await waitUntil(isReady, 60_000)) return { url, stop };
  await stop();
  throw new Error('the production build did not become ready');
}

/** A key of each company, by company. */
async function makeKeys(companies: Companies): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const { companyId } of [...companies.many.companies, ...companies.one.companies]) {
    const made = await runOperatorTask(
      createApiKey,
      { kind: 'system', name: 'cli' },
      { companyId, role: 'owner' },
      asked,
    );
    keys.set(companyId, unwrap(made).key);
  }
  return keys;
}

async function post(url: string, body: object, key?: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  if (answer.status !== 201) throw new Error(`${url} answered ${answer.status}`);
}

/** The assignment over HTTP: the REST API of the production build beside a plain server that runs the SQL by hand. */
export async function benchRest(report: Report, admin: Sql, companies: Companies, plan: Plan): Promise<void> {
  report.title('Assigning one number over HTTP');
  const keys = await makeKeys(companies);
  const plain = await serveSql(admin);
  const product = await serveProduct().catch(async (error: unknown) => {
    await plain.stop();
    throw error;
  });
  try {
    for (const callers of plan.callers) {
      for (const source of ['many', 'one'] as const) {
        const { supply } = companies[source];
        const assign = () => {
          const { companyId, memberId, numberId } = supply.take();
          return post(`${product.url}/api/v1/assignments`, { memberId, numberId }, keys.get(companyId));
        };
        const byHand = () => {
          const { company, number, member } = supply.take();
          return post(plain.url, { company, number, member });
        };
        report.heading(`${callers} at a time, ${source === 'many' ? 'many companies' : 'one company'}`);
        const contestants = [
          { name: 'plain Node.js server, SQL by hand', once: byHand },
          { name: 'REST API', once: assign },
        ];
        const measured = await interleave(contestants, { ...plan, callers, prepare: () => supply.refill(WANTED) });
        const [yardstick] = measured;
        for (const each of measured) report.row(each, yardstick && ratioOfRates(each, yardstick));
      }
    }
  } finally {
    await product.stop();
    await plain.stop();
  }
}
