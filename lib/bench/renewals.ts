import postgres, { type Sql } from 'postgres';
import { env } from '@/lib/env';
import { settleDueCompanies } from '@/lib/jobs/settle';
import { atLeast, atMost, type Report } from './report';

const LICENCES = 50;
/** 10,000 companies in five minutes. */
const COMPANIES_PER_SECOND = 10_000 / 300;
const MEBIBYTE = 1_048_576;

/** Companies with a monthly subscription whose period ended today, with fifty licences each. */
async function makeDueCompanies(count: number): Promise<void> {
  const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => undefined });
  const uuid = (kind: string) => `('02000000-${kind}-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
  try {
    for (let i = 1; i <= count; i += 1) {
      const id = `02000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
      await owner.begin(async (tx) => {
        await tx`select set_config('app.company_id', ${id}, true)`;
        await tx.unsafe(`
          insert into companies (company_id, name, plan_code, default_frequency, currency, time_zone, issuer_code, tax_treatment_code)
            select ${uuid('0000')}, 'Due ' || i, 'connect', 'monthly', 'EUR', 'Europe/Paris', 'default', 'FR_20' from (select ${i} as i) x;
          insert into company_ledgers (company_id, next_licence_number, licences_total, settle_due_at)
            select ${uuid('0000')}, ${LICENCES + 1}, ${LICENCES}, now() - interval '1 minute' from (select ${i} as i) x;
          insert into subscriptions (company_id, id, frequency, anchor, time_zone, period_index, period_from, period_to, period_ends_at, renewal_amount, created_at)
            select ${uuid('0000')}, ${uuid('0001')}, 'monthly', f, 'Europe/Paris', 0, f, (f + interval '1 month')::date,
              ((f + interval '1 month')::date)::timestamp at time zone 'Europe/Paris', ${1200 * LICENCES}, now()
            from (select ${i} as i, ((now() at time zone 'Europe/Paris')::date - interval '1 month')::date as f) x;
          insert into purchases (company_id, id, operation_id, subscription_id, quantity, first_label_number, source, unit_price, days, days_of_period, charge, currency,
              tax_treatment_code, tax_rate_basis_points, tax, period_from, period_to, purchased_at, purchased_on, actor_id)
            select company_id, ${uuid('0002')}, ${uuid('0002')}, id, ${LICENCES}, 1, 'manual', 1200, 1, 1, ${1200 * LICENCES}, 'EUR', 'FR_20', 2000, 0,
              period_from, period_to, now(), period_from, 'fixture'
            from subscriptions, (select ${i} as i) x where company_id = '${id}';
          insert into licences (company_id, id, label_number, subscription_id, purchase_id, frequency, status, source, unit_price, currency, purchased_at, available_since)
            select '${id}', gen_random_uuid(), n, s.id, p.id, 'monthly', 'available', 'manual', 1200, 'EUR', now(), now()
            from generate_series(1, ${LICENCES}) n, subscriptions s, purchases p where s.company_id = '${id}' and p.company_id = '${id}';`);
      });
    }
  } finally {
    await owner.end();
  }
}

/** How many of them have one invoice of their renewal. */
async function renewedOnce(admin: Sql): Promise<number> {
  const [row] = await admin<{ count: number }[]>`
    select count(*)::int as count from (
      select from issued_invoices join charges using (company_id, invoice_id) where cause = 'renewal' group by company_id having count(*) = 1) once`;
  return row?.count ?? 0;
}

/** Renewing many companies with their invoices by one worker, as it finds them due. */
export async function benchRenewals(report: Report, admin: Sql, count: number): Promise<void> {
  console.error(`Making ${count} companies that are due …`);
  await makeDueCompanies(count);
  await admin.unsafe('vacuum analyze');
  const [memory, begun] = [process.memoryUsage().rss, performance.now()];
  while ((await settleDueCompanies()) > 0);
  const seconds = (performance.now() - begun) / 1_000;
  const renewed = await renewedOnce(admin);
  if (renewed !== count) throw new Error(`${renewed} of ${count} companies were renewed once`);
  const rate = count / seconds;
  const grown = (process.memoryUsage().rss - memory) / MEBIBYTE;
  report.title(`Renewing ${count.toLocaleString('en')} companies of ${LICENCES} licences, each with its invoice`);
  report.figure('companies per second', rate.toFixed(0), atLeast(Math.ceil(COMPANIES_PER_SECOND), rate));
  report.figure('memory grown, MiB', grown.toFixed(0), atMost(200, grown, ' MiB'));
}
