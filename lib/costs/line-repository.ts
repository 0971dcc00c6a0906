import type { QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import { licenceLabel } from '@/lib/licences';
import { licencesOf, linesLicences } from './covering-repository';
import { shareOf } from './rules';
import type { LineLicenceView } from './view';

/** As much of a line as its licences are found by: those of a correction by the line that it corrects. */
export type FoundLine = {
  id: string;
  coveredBy: string;
  cause: string;
  frequency: string | null;
  operationId: string;
  quantity: number;
  amount: number;
  currency: string;
  from: string;
  to: string;
  isCredit: boolean;
};

/** A line of a document of the company, or null. */
export async function findLine(
  scope: QueryScope,
  { invoiceId, lineId }: { invoiceId: string; lineId: string },
): Promise<FoundLine | null> {
  const { sql, companyUuid } = scope;
  const [row] = await sql<(Omit<FoundLine, 'amount'> & { amount: string })[]>`
    select c.id, k.id as "coveredBy", k.cause, k.frequency, k.operation_id as "operationId", k.quantity, c.amount::text, c.currency, k.period_from::text as from, k.period_to::text as to,
      i.type = 'credit_note' as "isCredit"
    from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    join charges k on k.company_id = c.company_id and k.id = ${linesLicences(scope)}
    where c.company_id = ${companyUuid} and c.invoice_id = ${toUuid('inv', invoiceId)} and c.id = ${toUuid('chg', lineId)}`.execute();
  return row === undefined ? null : { ...row, amount: Number(row.amount) };
}

type Row = { id: string; label_number: number; place: number; holders: string | null };
type HolderRow = {
  numberId: string;
  e164: string;
  memberId: string;
  memberName: string;
  from: string;
  to: string | null;
};
const MOST_HOLDERS = 10;

/** When the days of a line's period begin and are over. */
export type Instants = { begin: Date; end: Date };

/** A page of the licences that a line is for, in their order, with who held a number on them within instants, if asked. */
export async function lineLicencePage(
  scope: QueryScope,
  line: FoundLine,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  heldWithin: Instants | null,
): Promise<Page<LineLicenceView>> {
  const { sql, companyUuid } = scope;
  const list = `line:${line.id}`;
  const start = pageStart(list, cursor, 1);
  const [edge = null] = start?.key ?? [];
  if (start !== null && (typeof edge !== 'number' || edge < 0 || edge > 2_147_483_647)) throw refusedCursor();
  const backwards = start?.direction === 'before';
  const from = Number(edge ?? 0);
  // Places follow each other without a gap, but for a renewal's, which are labels: their range is all there is to read.
  const even = line.amount % line.quantity === 0;
  const reach = line.cause === 'renewal' && even ? 2_147_483_647 : limit + 1;
  // What does not divide evenly needs places that are counted: a correction of part of a renewal.
  const covered =
    line.cause === 'renewal' && !even
      ? sql`select licence_id, row_number() over (order by place) as place from (${licencesOf(scope, line)}) renewed`
      : licencesOf(scope, line);
  const beyond = backwards
    ? sql`place < ${from} and place >= ${from - reach}`
    : sql`place > ${from} and place <= ${Math.min(from + reach, 2_147_483_647)}`;
  const rows = await sql<Row[]>`
    with c as (select * from charges where company_id = ${companyUuid} and id = ${line.coveredBy}),
    found as (select licence_id, place from (${covered}) covered
      where ${beyond} order by ${backwards ? sql`place desc` : sql`place`} limit ${limit + 1})
    select l.id, l.label_number, found.place::int as place, ${heldWithin === null ? sql`null` : holders(scope, heldWithin)}::text as holders
    from found join licences l on l.company_id = ${companyUuid} and l.id = found.licence_id
    order by ${backwards ? sql`found.place desc` : sql`found.place`}`.execute();
  const sign = line.isCredit ? -1 : 1;
  return pageOfRows(
    list,
    start,
    limit,
    rows,
    ({ place }) => [place],
    ({ id, label_number, place, holders: held }) => ({
      licence: { id: fromUuid('lic', id), label: licenceLabel(label_number) },
      share: money(sign * shareOf(line, place), line.currency),
      holders: held === null ? null : (JSON.parse(held) as HolderRow[]).map(asHolder),
    }),
  );
}

/** Who had a number on the licence `l` within instants, the latest first. */
const holders = ({ sql, companyUuid }: QueryScope, { begin, end }: Instants) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('numberId', h.number_id, 'e164', n.e164, 'memberId', h.member_id,
    'memberName', m.first_name || ' ' || m.last_name, 'from', h.started_at, 'to', h.ended_at) order by h.started_at desc)
  from (
    select a.* from assignments a
    where a.company_id = ${companyUuid} and a.licence_id = l.id
      and a.started_at < ${end.toISOString()}::timestamptz and (a.ended_at is null or a.ended_at > ${begin.toISOString()}::timestamptz)
    order by a.started_at desc limit ${MOST_HOLDERS}
  ) h
  join numbers n on n.company_id = ${companyUuid} and n.id = h.number_id
  join members m on m.company_id = ${companyUuid} and m.id = h.member_id), '[]')`;

const asHolder = ({ numberId, e164, memberId, memberName, from, to }: HolderRow) => ({
  number: { id: fromUuid('num', numberId), e164, display: formatInternational(e164) },
  member: { id: fromUuid('mem', memberId), name: memberName },
  from: new Date(from).toISOString(),
  to: to === null ? null : new Date(to).toISOString(),
});

type DocumentRow = {
  id: string;
  number: string | null;
  type: 'invoice' | 'credit_note';
  credits: string | null;
  credited_invoice: string;
  credited_number: string | null;
};

/** The document that a line is on, and the line whose unused days it gives back. */
export async function documentOf({ sql, companyUuid }: QueryScope, lineId: string) {
  const [row] = await sql<DocumentRow[]>`
    select i.id, s.number, i.type, k.id as credits, k.invoice_id as credited_invoice, ks.number as credited_number
    from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    left join issued_invoices s on s.company_id = i.company_id and s.invoice_id = i.id
    left join charges k on k.company_id = c.company_id and k.id = c.credits_charge_id
    left join issued_invoices ks on ks.company_id = k.company_id and ks.invoice_id = k.invoice_id
    where c.company_id = ${companyUuid} and c.id = ${toUuid('chg', lineId)}`.execute();
  if (row === undefined) throw new DomainError('not_found');
  const { id, number, type, credits, credited_invoice, credited_number } = row;
  return {
    id: fromUuid('inv', id),
    number,
    type,
    credits:
      credits === null
        ? null
        : {
            lineId: fromUuid('chg', credits),
            invoiceId: fromUuid('inv', credited_invoice),
            number: credited_number,
          },
  };
}

/** For which number and member licences were bought automatically; null by hand, and for many at once. */
export async function boughtFor({ sql, companyUuid }: QueryScope, purchaseId: string) {
  const [row] = await sql<{ number_id: string; e164: string; member_id: string; member_name: string }[]>`
    select p.number_id, n.e164, p.member_id, m.first_name || ' ' || m.last_name as member_name
    from purchases p join numbers n on n.company_id = p.company_id and n.id = p.number_id
    join members m on m.company_id = p.company_id and m.id = p.member_id
    where p.company_id = ${companyUuid} and p.id = ${toUuid('pur', purchaseId)}`.execute();
  if (row === undefined) return null;
  const { number_id, e164, member_id, member_name } = row;
  return {
    number: { id: fromUuid('num', number_id), e164, display: formatInternational(e164) },
    member: { id: fromUuid('mem', member_id), name: member_name },
  };
}
