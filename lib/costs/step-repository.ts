import type { QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import type { ChargeStep } from './view';

type Step<K extends ChargeStep['kind']> = Extract<ChargeStep, { kind: K }>;
const iso = (instant: string): string => new Date(instant).toISOString();

type AssignedRow = {
  id: string;
  started_at: string;
  number_id: string;
  e164: string;
  member_id: string;
  member_name: string;
  request: string | null;
  kind: string | null;
  requested_at: string | null;
  requested_by: string | null;
  answered_at: string | null;
  answered_by: string | null;
  in_all: number;
};

/**
 * The first assignment that a purchase's own act made on one of its licences, how many there were, and the request that it
 * answered: found by the licences' labels, which follow each other, and by the member's requests.
 */
export async function firstAssigned({ sql, companyUuid }: QueryScope, purchaseId: string): Promise<AssignedRow | null> {
  const [row] = await sql<AssignedRow[]>`
    select a.id, a.started_at, a.number_id, n.e164, a.member_id, m.first_name || ' ' || m.last_name as member_name, r.id as request, r.kind,
      r.created_at as requested_at, r.requested_by, r.answered_at, r.answered_by, count(*) over ()::int as in_all
    from purchases p join licences l on l.company_id = p.company_id
      and l.label_number between p.first_label_number and p.first_label_number + p.quantity - 1
    join assignments a on a.company_id = l.company_id and a.licence_id = l.id and a.operation_id = p.operation_id
    join numbers n on n.company_id = a.company_id and n.id = a.number_id
    join members m on m.company_id = a.company_id and m.id = a.member_id
    left join assignment_requests r on r.company_id = a.company_id and r.member_id = a.member_id and r.assignment_id = a.id
    where p.company_id = ${companyUuid} and p.id = ${toUuid('pur', purchaseId)}
    order by l.label_number limit 1`.execute();
  return row ?? null;
}

/** The assignment as a step; for who may not see holders without number and member (R24). */
export const assignedStep = (row: AssignedRow, seesHolders: boolean): Step<'assigned'> => ({
  kind: 'assigned',
  id: fromUuid('asg', row.id),
  at: iso(row.started_at),
  number: seesHolders ? { id: fromUuid('num', row.number_id), e164: row.e164 } : null,
  member: seesHolders ? { id: fromUuid('mem', row.member_id), name: row.member_name } : null,
  others: row.in_all - 1,
});

/** Who had asked for what was bought, and who agreed. */
export function requestSteps(row: AssignedRow): { asked: Asked; approved: Asked } | null {
  const { request, requested_at, requested_by, answered_at, answered_by } = row;
  if (
    request === null ||
    requested_at === null ||
    requested_by === null ||
    answered_at === null ||
    answered_by === null
  )
    return null;
  const id = fromUuid('arq', request);
  return {
    asked: { id, at: iso(requested_at), actorId: requested_by },
    approved: { id, at: iso(answered_at), actorId: answered_by },
  };
}
type Asked = { id: string; at: string; actorId: string };

type DocumentRow = {
  charged_at: string;
  closes_at: string;
  issued_at: string | null;
  number: string | null;
  due_on: string | null;
  currency: string;
  payments: string;
};
type PaymentRow = { id: string; at: string; amount: number; creditNoteId: string | null };
const MOST_PAYMENTS = 20;

/** When the line was charged, its document issued or to be issued, and what was paid for that document. */
export async function documentSteps(
  { sql, companyUuid }: QueryScope,
  lineId: string,
): Promise<{ chargedAt: string; steps: (Step<'issued'> | Step<'paid'>)[] } | null> {
  const [row] = await sql<(DocumentRow & { invoice_id: string })[]>`
    select c.charged_at, c.invoice_id, i.closes_at, i.currency, s.issued_at, s.number, s.due_on::text,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'at', p.recorded_at, 'amount', p.amount, 'creditNoteId', p.credit_note_id) order by p.recorded_at, p.id)
        from (select * from payments where company_id = c.company_id and invoice_id = c.invoice_id
          order by recorded_at, id limit ${MOST_PAYMENTS}) p), '[]')::text as payments
    from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    left join issued_invoices s on s.company_id = i.company_id and s.invoice_id = i.id
    where c.company_id = ${companyUuid} and c.id = ${toUuid('chg', lineId)}`.execute();
  if (row === undefined) return null;
  const issued: Step<'issued'> = {
    kind: 'issued',
    id: fromUuid('inv', row.invoice_id),
    at: row.issued_at === null ? null : iso(row.issued_at),
    closesAt: iso(row.closes_at),
    number: row.number,
    dueOn: row.due_on,
  };
  const paid = (JSON.parse(row.payments) as PaymentRow[]).map(
    ({ id, at, amount, creditNoteId }): Step<'paid'> => ({
      kind: 'paid',
      id: fromUuid('pay', id),
      at: iso(at),
      amount: money(amount, row.currency),
      creditNoteId: creditNoteId === null ? null : fromUuid('inv', creditNoteId),
    }),
  );
  return { chargedAt: iso(row.charged_at), steps: [issued, ...paid] };
}

/** The line that a purchase was charged by. */
export async function lineOfPurchase(
  { sql, companyUuid }: QueryScope,
  purchaseId: string,
): Promise<{ invoiceId: string; lineId: string } | null> {
  const [row] = await sql<{ invoice_id: string; id: string }[]>`
    select invoice_id, id from charges
    where company_id = ${companyUuid} and purchase_id = ${toUuid('pur', purchaseId)} and purchase_id is not null`.execute();
  return row === undefined ? null : { invoiceId: fromUuid('inv', row.invoice_id), lineId: fromUuid('chg', row.id) };
}
