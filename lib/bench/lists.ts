import type { Sql } from 'postgres';
import type { z } from 'zod';
import { type Query, runQuery } from '@/lib/access';
import { getLicenceSummary, listLicences } from '@/lib/licences';
import { listMembers } from '@/lib/members';
import { listNumbers } from '@/lib/numbers';
import type { ScaledCompany } from '@/lib/testing/scale-fixture';
import { asked, ownerOf } from './actor';
import type { Companies } from './companies';
import { interleave, type Measured, ratioOfTimes } from './measure';
import { atMost, type Report } from './report';

type Rounds = { rounds: number; sliceMs: number };
type Page = { data: unknown[]; nextCursor: string | null };
/** A list of the product, the same rows as plain SQL, and what somebody looks for in it. */
type Ask<T> = (company: ScaledCompany, input: object) => Promise<T>;
type List = {
  name: string;
  ask: Ask<Page>;
  bySql: (sql: Sql, company: string) => Promise<unknown>;
  searches: Record<string, (company: ScaledCompany) => string>;
};

const PAGES_DEEP = 100;

/** The first page of each list, a deep one, searches and totals, in a small company and a large one. */
export async function benchLists(report: Report, admin: Sql, companies: Companies, plan: Rounds): Promise<void> {
  report.title(
    `Lists of 50 rows, in process, one caller (small: 1,000 rows, large: ${companies.large.licences.toLocaleString('en')})`,
  );
  for (const list of LISTS) await benchList(report, admin, companies, plan, list);
}

async function benchList(
  report: Report,
  admin: Sql,
  { small, large }: Companies,
  plan: Rounds,
  list: List,
): Promise<void> {
  const page = (company: ScaledCompany, input: object) => async () => void (await list.ask(company, input));
  const cursor = await deepCursor(list.ask, large);
  const searches = Object.entries(list.searches).map(([name, text]) => ({
    name,
    once: page(large, { q: text(large) }),
  }));
  const measured = await interleave(
    [
      { name: `${list.name}: SQL by hand, small`, once: () => list.bySql(admin, small.companyUuid) },
      { name: `${list.name}: SQL by hand, large`, once: () => list.bySql(admin, large.companyUuid) },
      { name: `${list.name}: first page, small`, once: page(small, {}) },
      { name: `${list.name}: first page, large`, once: page(large, {}) },
      { name: `${list.name}: deep page, large`, once: page(large, { cursor }) },
      {
        name: `${list.name}: first page and total, large`,
        once: () => Promise.all([list.ask(large, {}), summary(large, {})]),
      },
      ...searches.map(({ name, once }) => ({ name: `${list.name}: search for ${name}, large`, once })),
    ],
    { ...plan, callers: 1 },
  );
  const [bySqlSmall, bySqlLarge, firstSmall, firstLarge, deep, total, ...searched] = measured;
  if (!bySqlSmall || !bySqlLarge || !firstSmall || !firstLarge || !deep || !total)
    throw new Error('nothing was measured');
  const beside = (one: Measured, other: Measured, most?: number) => {
    const ratio = ratioOfTimes(one, other);
    report.row(one, ratio, most === undefined ? undefined : atMost(most, ratio));
  };
  report.row(bySqlSmall);
  report.row(bySqlLarge);
  beside(firstSmall, bySqlSmall);
  beside(firstLarge, firstSmall, 1.3);
  beside(deep, firstLarge, 1.2);
  beside(total, firstLarge, 1.3);
  for (const search of searched) beside(search, firstLarge, 2.5);
}

/** What a query of the product answers an owner. */
function asking<I extends z.ZodType, O extends z.ZodType>(query: Query<I, O>): Ask<z.output<O>> {
  return async (company, input) => {
    const result = await runQuery(query, ownerOf(company.companyId), input, asked);
    if (!result.ok) throw new Error(`${query.name} was refused: ${result.error.code}`);
    return result.value;
  };
}

const summary = asking(getLicenceSummary);

async function deepCursor(ask: Ask<Page>, company: ScaledCompany): Promise<string> {
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_DEEP; page += 1) {
    const { nextCursor }: Page = await ask(company, { limit: 200, ...(cursor !== null && { cursor }) });
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  if (cursor === null) throw new Error('the list has one page only');
  return cursor;
}

/** A name with its number is one person; the bare name is many. */
const PERSON = { 'an e-mail address': () => 'martin777@', 'a family name': () => 'dupont' };
const NUMBER = {
  'a whole number': (company: ScaledCompany) => company.e164(54_321),
  'five digits in the middle': (company: ScaledCompany) => company.e164(54_321).slice(6, 11),
  'three digits': (company: ScaledCompany) => company.e164(54_321).slice(9, 12),
};

const LISTS: readonly List[] = [
  {
    name: 'Licences',
    ask: asking(listLicences),
    searches: { ...NUMBER, ...PERSON },
    bySql: (sql, company) =>
      sql`
      select l.id, l.label_number, l.status, l.frequency, l.source, l.unit_price, l.currency, l.purchased_at, l.ends_on, s.period_to,
        n.id as number_id, n.e164, m.id as member_id, m.first_name, m.last_name
      from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
      left join numbers n on n.company_id = l.company_id and n.licence_id = l.id
      left join members m on m.company_id = n.company_id and m.id = n.member_id
      where l.company_id = ${company} and l.status <> 'ended' order by l.label_number desc limit 51`.execute(),
  },
  {
    name: 'Numbers',
    ask: asking(listNumbers),
    searches: { ...NUMBER, ...PERSON },
    bySql: (sql, company) =>
      sql`
      select n.id, n.e164, n.country, n.type, n.status, n.restorable_until, k.voice, k.sms, k.mms, m.id as member_id, m.first_name, m.last_name,
        l.id as licence_id, l.label_number
      from numbers n join number_kinds k on k.country = n.country and k.type = n.type
      left join members m on m.company_id = n.company_id and m.id = n.member_id
      left join licences l on l.company_id = n.company_id and l.id = n.licence_id
      where n.company_id = ${company} and n.status <> 'left' order by n.e164, n.id limit 51`.execute(),
  },
  {
    name: 'Members',
    ask: asking(listMembers),
    searches: { ...PERSON, 'five digits in the middle': NUMBER['five digits in the middle'] },
    bySql: (sql, company) =>
      sql`
      select m.id, m.first_name, m.last_name, m.email, m.role, m.department_id, m.status,
        (select count(*) from numbers n where n.company_id = m.company_id and n.member_id = m.id) as numbers
      from members m where m.company_id = ${company} and m.status <> 'deleted' order by m.sort_name, m.id limit 51`.execute(),
  },
];
