import type { Sql, TransactionSql } from 'postgres';
import type { CompanyRole, MemberActor } from '@/lib/access';
import { type BillingFrequency, periodOf, startOfDay } from '@/lib/kernel/calendar';
import { type Id, newId, toUuid } from '@/lib/kernel/id';
import { memberActor } from './acting';

/** What a made company has. */
export type FixtureOptions = {
  plan?: string;
  frequency?: BillingFrequency;
  currency?: string;
  timeZone?: string;
  policy?: 'allow' | 'ask' | 'block';
  monthlyLicences?: number | null;
  monthlyCharge?: number | null;
  /** Members beside the owner, active. */
  members?: number;
  /** The company's own numbers, that nobody holds. */
  numbers?: number;
  /** Lines put into the inventory for its tests. */
  stock?: number;
  /** Available licences. */
  monthly?: number;
  yearly?: number;
  /** The local day on which its subscriptions began. */
  anchor?: string;
  /** Where its clock stands: later than the machine's, so that time passes only when a test says so. */
  now?: string;
};

export type FixtureCompany = {
  id: string;
  uuid: string;
  owner: MemberActor;
  as: (role: CompanyRole, ledDepartmentIds?: readonly string[]) => MemberActor;
  members: Id<'mem'>[];
  numbers: { id: Id<'num'>; e164: string }[];
  stock: string[];
  /** Oldest first: monthly ones, then yearly ones. */
  licences: Id<'lic'>[];
  options: Required<FixtureOptions>;
};

const DEFAULTS: Required<FixtureOptions> = {
  plan: 'connect',
  frequency: 'monthly',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  policy: 'allow',
  monthlyLicences: null,
  monthlyCharge: null,
  members: 2,
  numbers: 0,
  stock: 0,
  monthly: 0,
  yearly: 0,
  anchor: '2031-11-01',
  now: '2031-11-22T12:00:00Z',
};

let lines = 0;
/** A French mobile of the range kept for fiction, each once per test file. */
const nextLine = (): string => `+3363998${String(lines++).padStart(4, '0')}`;

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/**
 * A company straight in the database, in one round trip: members, numbers, inventory and available licences, without
 * history or audit events. Needs a superuser's connection, since it writes behind every wall.
 */
export async function makeFixture(sql: Sql, given: FixtureOptions = {}): Promise<FixtureCompany> {
  const options = { ...DEFAULTS, ...given };
  const id = newId('com');
  const uuid = toUuid('com', id);
  const [ownerId = newId('mem'), ...members] = times(options.members + 1, () => newId('mem'));
  const numbers = times(options.numbers, () => ({ id: newId('num'), e164: nextLine() }));
  const stock = times(options.stock, nextLine);
  const licences = times(options.monthly + options.yearly, () => newId('lic'));
  await sql.begin((tx) => [
    ...companyRows(tx, uuid, options),
    tx`insert into members (company_id, id, first_name, last_name, email, role, status, created_at)
      select ${uuid}, id::uuid, 'Camille', 'Durand', id || '@company.example', case position when 1 then 'owner' else 'member' end, 'active', now()
      from unnest(${[ownerId, ...members].map((member) => toUuid('mem', member))}::text[]) with ordinality as made(id, position)`,
    tx`insert into number_directory (e164, national, country, type, company_id)
      select e164, '0' || substr(e164, 4), 'FR', 'mobile', ${uuid}::uuid from unnest(${numbers.map((number) => number.e164)}::text[]) as own(e164)
      union all select e164, '0' || substr(e164, 4), 'FR', 'mobile', null from unnest(${stock}::text[]) as stock(e164)`,
    tx`insert into numbers (company_id, id, e164, national, country, type, status, created_at)
      select ${uuid}, id::uuid, e164, '0' || substr(e164, 4), 'FR', 'mobile', 'unassigned', now()
      from unnest(${numbers.map((number) => toUuid('num', number.id))}::text[], ${numbers.map((number) => number.e164)}::text[]) as own(id, e164)`,
    ...licenceRows(tx, uuid, 'monthly', licences.slice(0, options.monthly), 1, options),
    ...licenceRows(tx, uuid, 'yearly', licences.slice(options.monthly), options.monthly + 1, options),
    tx`update company_ledgers set licences_total = ${licences.length}, next_licence_number = ${licences.length + 1},
      settle_due_at = (select min(period_ends_at) from subscriptions where company_id = ${uuid}) where company_id = ${uuid}`,
  ]);
  const as = (role: CompanyRole, led: readonly string[] = []) => memberActor(id, ownerId, role, led);
  return { id, uuid, owner: as('owner'), as, members, numbers, stock, licences, options };
}

function companyRows(tx: TransactionSql, uuid: string, options: Required<FixtureOptions>) {
  const { plan, frequency, currency, timeZone, policy, monthlyLicences, monthlyCharge, now } = options;
  return [
    tx`insert into companies (company_id, name, plan_code, default_frequency, currency, time_zone, issuer_code, tax_treatment_code,
        auto_purchase_policy, cap_monthly_licences, cap_monthly_charge)
      values (${uuid}, 'Fixture', ${plan}, ${frequency}, ${currency}, ${timeZone}, 'default', 'FR_20', ${policy}, ${monthlyLicences}, ${monthlyCharge})`,
    tx`insert into company_ledgers (company_id, last_instant) values (${uuid}, ${now})`,
  ];
}

/** Bought by hand on the first day of the subscription's first period, at the list price. */
function licenceRows(
  tx: TransactionSql,
  uuid: string,
  frequency: BillingFrequency,
  ids: readonly string[],
  firstLabel: number,
  options: Required<FixtureOptions>,
) {
  if (ids.length === 0) return [];
  const { anchor, timeZone, plan, currency } = options;
  const [subscription, purchase] = [toUuid('sub', newId('sub')), toUuid('pur', newId('pur'))];
  const period = periodOf(anchor, frequency, 0);
  const at = startOfDay(anchor, timeZone);
  const price = tx`(select unit_price from prices where plan_code = ${plan} and frequency = ${frequency} and currency = ${currency} and valid_from <= ${anchor} order by valid_from desc limit 1)`;
  return [
    tx`insert into subscriptions (company_id, id, frequency, anchor, time_zone, period_index, period_from, period_to, period_ends_at, renewal_amount, created_at)
      values (${uuid}, ${subscription}, ${frequency}, ${anchor}, ${timeZone}, 0, ${period.from}, ${period.to}, ${startOfDay(period.to, timeZone)}, ${ids.length} * ${price}, ${at})`,
    tx`insert into purchases (company_id, id, operation_id, subscription_id, quantity, first_label_number, source, unit_price, days, days_of_period, charge, currency,
        tax_treatment_code, tax_rate_basis_points, tax, period_from, period_to, purchased_at, purchased_on, actor_id)
      values (${uuid}, ${purchase}, ${toUuid('opr', newId('opr'))}, ${subscription}, ${ids.length}, ${firstLabel}, 'manual', ${price}, 1, 1, ${ids.length} * ${price}, ${currency},
        'FR_20', 2000, 0, ${period.from}, ${period.to}, ${at}, ${period.from}, 'fixture')`,
    tx`insert into licences (company_id, id, label_number, subscription_id, purchase_id, frequency, status, source, unit_price, currency, purchased_at, available_since)
      select ${uuid}, id::uuid, ${firstLabel} + position - 1, ${subscription}, ${purchase}, ${frequency}, 'available', 'manual', ${price}, ${currency}, ${at}, ${at}
      from unnest(${ids.map((licence) => toUuid('lic', licence))}::text[]) with ordinality as made(id, position)`,
  ];
}

/** Sets where a company's clock stands. */
export async function setClock(sql: Sql, company: { uuid: string }, now: string | Date): Promise<void> {
  await sql`update company_ledgers set last_instant = ${now} where company_id = ${company.uuid}`;
}
