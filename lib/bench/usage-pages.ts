import type { Sql } from 'postgres';
import { toUuid } from '@/lib/kernel/id';
import type { ScaledCompany } from '@/lib/testing/scale-fixture';
import type { HttpClient } from './http-client';
import { type Measured, percentile } from './measure';
import { atMost, type Report } from './report';
import { signedInAs } from './session';
import { startProduct } from './web-servers';

const [OWNER, LEAD] = [1, 3];
const LED = 3;
const REQUESTS = 60;
const WARMING = 10;
const MOST_MS = 1_000;
const KIB = 1_024;
const PAGES = [
  { name: '30 days', path: '/usage' },
  { name: '12 months', path: '/usage?range=12m' },
  { name: '12 months by country', path: '/usage?range=12m&by=country' },
] as const;

/** The page of usage over HTTP, one caller: for an owner, and for a team lead of a few departments who sees prices. */
export async function benchUsagePages(report: Report, admin: Sql, company: ScaledCompany): Promise<void> {
  await appointLead(admin, company);
  const people = [
    { name: 'owner', cookie: await signedInAs(admin, company, OWNER) },
    { name: `team lead of ${LED}`, cookie: await signedInAs(admin, company, LEAD) },
  ];
  const { product, stop } = await startProduct();
  try {
    report.title('Usage page of that company, production build, one caller');
    for (const person of people)
      for (const page of PAGES) {
        const name = `${person.name}, ${page.name}`;
        const { measured, bytes } = await read(product, name, { path: page.path, headers: { cookie: person.cookie } });
        report.row(measured);
        const p95 = percentile(measured.times, 0.95);
        report.figure(`${name}: p95, ms`, p95.toFixed(0), atMost(MOST_MS, p95, ' ms'));
        report.figure(`${name}: HTML, gzip, KiB`, (bytes / KIB).toFixed(1));
      }
  } finally {
    await stop();
  }
}

async function appointLead(admin: Sql, company: ScaledCompany): Promise<void> {
  const [id, lead] = [company.companyUuid, toUuid('mem', company.member(LEAD))];
  await admin`update companies set team_leads_see_prices = true where company_id = ${id}`;
  await admin`update members set role = 'team_lead' where company_id = ${id} and id = ${lead}`;
  await admin`
    insert into department_leads (company_id, department_id, member_id)
    select company_id, id, ${lead} from departments where company_id = ${id} order by id limit ${LED}`;
}

async function read(
  product: HttpClient,
  name: string,
  call: { path: string; headers: Record<string, string> },
): Promise<{ measured: Measured; bytes: number }> {
  let bytes = 0;
  const times: number[] = [];
  for (let request = -WARMING; request < REQUESTS; request += 1) {
    const begun = performance.now();
    bytes = (await product.expect(200, call)).bytes;
    if (request >= 0) times.push(performance.now() - begun);
  }
  return { measured: { name, rates: [(times.length * 1_000) / times.reduce((sum, ms) => sum + ms, 0)], times }, bytes };
}
