import type { Sql, TransactionSql } from 'postgres';
import { fromUuid } from '@/lib/kernel/id';

/** How large a made-up company is. Of its numbers, the first `assigned` are held, on the newest licences; the oldest are ending. */
export type CompanyScale = { members: number; numbers: number; licences: number; assigned: number; ending?: number };

/** Where the rows of a made-up company are found: ids are computed, so that nothing has to be read back. */
export type ScaledCompany = CompanyScale & {
  companyId: string;
  companyUuid: string;
  member: (index: number) => string;
  number: (index: number) => string;
  e164: (index: number) => string;
  licence: (index: number) => string;
};

const PLAN = { code: 'max', frequency: 'monthly', currency: 'EUR', unitPrice: 2900 };
const KIND = { com: '0000', sub: '0001', pur: '0002', mem: '0003', num: '0004', lic: '0005', asg: '0006' } as const;

/** The uuid of a row: in time order like a UUIDv7, older than any the program makes. */
const uuidOf = (company: number, kind: keyof typeof KIND, index: number): string =>
  `01${company.toString(16).padStart(6, '0')}-${KIND[kind]}-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** The same in SQL, for a row number that is computed from the `i` of generate_series. */
const series = (company: number, kind: keyof typeof KIND, row = 'i'): string =>
  `('01${company.toString(16).padStart(6, '0')}-${KIND[kind]}-7000-8000-' || lpad(to_hex(${row}), 12, '0'))::uuid`;

/**
 * Makes a company of any size in a migrated and seeded database, with ledger, subscription and directory in step with its
 * rows. `index` (1–900) names it; connected as the schema's owner, row-level security included.
 */
export async function makeScaledCompany(sql: Sql, index: number, scale: CompanyScale): Promise<ScaledCompany> {
  const companyUuid = uuidOf(index, 'com', 0);
  await sql.begin(async (tx) => {
    await tx`select set_config('app.company_id', ${companyUuid}, true)`;
    await insertCompany(tx, index, companyUuid, scale);
    await insertMembers(tx, index, companyUuid, scale.members);
    await insertLicences(tx, index, companyUuid, scale);
    await insertNumbers(tx, index, companyUuid, scale);
  });
  return {
    ...scale,
    companyId: fromUuid('com', companyUuid),
    companyUuid,
    member: (row) => fromUuid('mem', uuidOf(index, 'mem', row)),
    number: (row) => fromUuid('num', uuidOf(index, 'num', row)),
    e164: (row) => `+337${String(index * 100_000 + row - 1).padStart(8, '0')}`,
    licence: (row) => fromUuid('lic', uuidOf(index, 'lic', row)),
  };
}

async function insertCompany(tx: TransactionSql, index: number, company: string, scale: CompanyScale): Promise<void> {
  const subscription = uuidOf(index, 'sub', 0);
  const renewed = PLAN.unitPrice * (scale.licences - (scale.ending ?? 0));
  await tx`
    insert into companies (company_id, name, plan_code, default_frequency, currency, time_zone, issuer_code, tax_treatment_code)
    values (${company}, ${`Scale ${index}`}, ${PLAN.code}, ${PLAN.frequency}, ${PLAN.currency}, 'UTC', 'default', 'ZERO')`;
  await tx`
    insert into subscriptions (company_id, id, frequency, anchor, time_zone, period_index, period_from, period_to, period_ends_at,
      renewal_amount, created_at)
    select ${company}, ${subscription}, ${PLAN.frequency}, today, 'UTC', 0, today, next, next::timestamp at time zone 'UTC', ${renewed}, now()
    from (select current_date as today, (current_date + interval '1 month')::date as next) as period`;
  await tx`
    insert into company_ledgers (company_id, next_licence_number, licences_total, licences_assigned, licences_ending, settle_due_at)
    select ${company}, ${scale.licences + 1}, ${scale.licences}, ${scale.assigned}, ${scale.ending ?? 0}, period_ends_at
    from subscriptions where company_id = ${company}`;
  if (scale.licences === 0) return;
  await tx`
    insert into purchases (company_id, id, operation_id, subscription_id, quantity, first_label_number, source, unit_price, days, days_of_period, charge, currency,
      tax_treatment_code, tax_rate_basis_points, tax, period_from, period_to, purchased_at, purchased_on, actor_id)
    select ${company}, ${uuidOf(index, 'pur', 0)}, ${uuidOf(index, 'pur', 0)}, id, ${scale.licences}, 1, 'manual', ${PLAN.unitPrice},
      period_to - period_from, period_to - period_from, ${PLAN.unitPrice * scale.licences}, ${PLAN.currency}, 'ZERO', 0, 0, period_from, period_to,
      now(), period_from, 'fixture'
    from subscriptions where company_id = ${company}`;
}

async function insertMembers(tx: TransactionSql, index: number, company: string, count: number): Promise<void> {
  await tx.unsafe(
    `insert into members (company_id, id, first_name, last_name, email, role, status, created_at)
    select $1, ${series(index, 'mem')}, first, last, lower(first || '.' || last || i || '@scale${index}.example'),
      case i when 1 then 'owner' when 2 then 'admin' else 'member' end, 'active', now()
    from (
      select i, (string_to_array($3, ' '))[1 + hash % 40] as first, (string_to_array($4, ' '))[1 + hash / 40 % 50] as last
      from (select i, abs(hashint4(i)) as hash from generate_series(1, $2::int) i) hashed
    ) named`,
    [company, count, FIRST_NAMES, LAST_NAMES],
  );
}

async function insertLicences(tx: TransactionSql, index: number, company: string, scale: CompanyScale): Promise<void> {
  await tx.unsafe(
    `insert into licences (company_id, id, label_number, subscription_id, purchase_id, frequency, status, source, unit_price, currency,
      purchased_at, available_since, ends_on)
    select $1, ${series(index, 'lic')}, i, s.id, $2, s.frequency, case when i > $3::int - $4::int then 'assigned' else 'available' end, 'manual', $6, $7,
      s.created_at, case when i > $3::int - $4::int then null else s.created_at end, case when i <= $5 then s.period_to end
    from generate_series(1, $3::int) i cross join subscriptions s where s.company_id = $1`,
    [
      company,
      uuidOf(index, 'pur', 0),
      scale.licences,
      scale.assigned,
      scale.ending ?? 0,
      PLAN.unitPrice,
      PLAN.currency,
    ],
  );
}

async function insertNumbers(tx: TransactionSql, index: number, company: string, scale: CompanyScale): Promise<void> {
  const digits = `lpad((${index * 100_000} + i - 1)::text, 8, '0')`;
  const held = (id: string) => `case when i <= $3 then ${id} end`;
  // Spread over the members, so that nobody reaches the plan's limit before all have a number.
  const holder = series(index, 'mem', `(i - 1) % ${scale.members} + 1`);
  const licence = series(index, 'lic', `${scale.licences} - i + 1`);
  await tx.unsafe(
    `insert into number_directory (e164, national, country, type, company_id)
    select '+337' || ${digits}, '07' || ${digits}, 'FR', 'mobile', $1 from generate_series(1, $2::int) i`,
    [company, scale.numbers],
  );
  await tx.unsafe(
    `insert into numbers (company_id, id, e164, national, country, type, status, member_id, licence_id, created_at)
    select $1, ${series(index, 'num')}, '+337' || ${digits}, '07' || ${digits}, 'FR', 'mobile',
      case when i <= $3 then 'assigned' else 'unassigned' end, ${held(holder)}, ${held(licence)}, now()
    from generate_series(1, $2::int) i`,
    [company, scale.numbers, scale.assigned],
  );
  await tx.unsafe(
    `insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
    select $1, ${series(index, 'asg')}, ${series(index, 'asg')}, ${licence}, ${series(index, 'num')}, ${holder}, now()
    from generate_series(1, $2::int) i`,
    [company, scale.assigned],
  );
}

const FIRST_NAMES =
  'Alice Bruno Camille David Emma Farid Gabriel Hannah Ines Jules Karim Louise Marie Nina Oscar Paul Quentin Rosa Simon Theo ' +
  'Ulysse Victor Wendy Xavier Yasmine Zoe Agathe Benoit Claire Denis Elodie Fanny Georges Helene Isabelle Jacques Kevin Laura Marc Nadia';
const LAST_NAMES =
  'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent ' +
  'Fournier Morel Girard Andre Lefevre Mercier Dupont Lambert Bonnet Francois Martinez Legrand Garnier Faure Rousseau Blanc Guerin Muller ' +
  'Henry Roussel Nicolas Perrin Morin Mathieu Clement Gauthier Dumont Lopez Fontaine Chevalier Robin';
