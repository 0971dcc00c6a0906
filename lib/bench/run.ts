import { readFileSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { closePool } from '@/lib/db/client';
import { benchAssignment } from './assignment';
import { benchAudit } from './audit';
import { benchBulk } from './bulk';
import { type Companies, makeCompanies } from './companies';
import { benchLists } from './lists';
import { benchPages } from './pages';
import { benchRenewals } from './renewals';
import { Report } from './report';
import { benchRest } from './rest';
import { benchUsage } from './usage';
import { startWebServers } from './web-servers';

const STANDARD_INPUT = 0;

/** The measuring itself, in the environment of the database to measure on; `--only=lists` measures one part alone. */
async function main(args: readonly string[], adminUrl: string): Promise<void> {
  // As many connections as the product has.
  const admin = postgres(adminUrl, { max: 20, onnotice: () => undefined });
  const quick = args.includes('--quick');
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  const wanted = (part: string) => only === undefined || only === part;
  const report = new Report();
  try {
    if (wanted('usage')) await benchUsage(report, admin, quick ? 10_000 : 100_000);
    if (only !== 'usage') await benchOthers(report, admin, adminUrl, { wanted, quick });
    report.summary();
  } finally {
    await closePool();
    await admin.end();
  }
}

type Choice = { wanted: (part: string) => boolean; quick: boolean };

/** The parts that share companies. */
async function benchOthers(report: Report, admin: Sql, adminUrl: string, { wanted, quick }: Choice): Promise<void> {
  console.error('Making companies …');
  const companies = await makeCompanies(admin, 100_000);
  if (wanted('assignment')) {
    const plan = quick ? { rounds: 2, sliceMs: 500, callers: [8] } : { rounds: 4, sliceMs: 700, callers: [1, 8, 32] };
    await benchAssignment(report, admin, adminUrl, companies, plan);
  }
  if (wanted('bulk')) await benchBulk(report, admin, companies, quick ? 2 : 5);
  if (wanted('lists'))
    await benchLists(report, admin, companies, quick ? { rounds: 3, sliceMs: 150 } : { rounds: 6, sliceMs: 250 });
  if (wanted('renewals')) await benchRenewals(report, admin, quick ? 1_000 : 10_000);
  if (wanted('audit')) await benchAudit(report, admin, quick ? 100_000 : 1_000_000);
  if (wanted('http')) await benchHttp(report, admin, adminUrl, companies, quick);
}

async function benchHttp(
  report: Report,
  admin: Sql,
  adminUrl: string,
  companies: Companies,
  quick: boolean,
): Promise<void> {
  const servers = await startWebServers(adminUrl);
  try {
    await benchRest(
      report,
      servers,
      companies,
      quick ? { rounds: 2, sliceMs: 600, callers: [16] } : { rounds: 3, sliceMs: 700, callers: [1, 8, 16, 32] },
    );
    await benchPages(
      report,
      servers,
      admin,
      companies,
      quick ? { rounds: 2, sliceMs: 600 } : { rounds: 4, sliceMs: 1_000 },
    );
  } finally {
    await servers.stop();
  }
}

await main(process.argv.slice(2), readFileSync(STANDARD_INPUT, 'utf8'));
