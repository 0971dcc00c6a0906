import type { CommandScope } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';
import { allocateCredit, type DocumentType, type TaxSum } from './rules';
import type { TermsView } from './view';

/** A party to an invoice, as it was on its day. */
export type Party = {
  legalName: string;
  addressLines: string[];
  postalCode: string | null;
  city: string | null;
  country: string | null;
  registrationNumber: string | null;
  vatId: string | null;
};

/** What the law wants said of a tax treatment, in both languages. */
export type Mention = { mention: string | null; mentionFr: string | null };

/** Everything beside its lines that issuing a document needs. */
export type IssuingContext = {
  issuer: { code: string; timeZone: string; paymentTermDays: number };
  seller: Party & { paymentDetails: string | null };
  buyer: Party;
  poNumber: string | null;
  /** Whether any department says where its licences are booked: without one nothing has to be counted. */
  hasCostCentres: boolean;
  terms: TermsView;
  /** Mentions of tax treatments by code. */
  mentions: Record<string, Mention>;
  /** Credit notes with a balance left, oldest first. */
  credits: { id: string; balance: number }[];
};

/** Reads it in one statement; both parties as they are now. */
export async function readIssuingContext(scope: Pick<CommandScope, 'sql' | 'companyUuid'>): Promise<IssuingContext> {
  const [row] = await scope.sql<{ context: string }[]>`
    select jsonb_build_object(
      'issuer', jsonb_build_object('code', i.code, 'timeZone', i.time_zone, 'paymentTermDays', (select payment_term_days from operator_settings)),
      'seller', jsonb_build_object('legalName', i.legal_name, 'addressLines', i.address_lines, 'postalCode', i.postal_code, 'city', i.city, 'country', i.country,
        'registrationNumber', i.registration_number, 'vatId', i.vat_id, 'paymentDetails', i.payment_details),
      'buyer', jsonb_build_object('legalName', coalesce(b.legal_name, c.name), 'addressLines', coalesce(b.address_lines, '{}'), 'postalCode', b.postal_code,
        'city', b.city, 'country', coalesce(b.country, c.country), 'registrationNumber', b.registration_number, 'vatId', coalesce(b.vat_id, c.vat_id)),
      'poNumber', b.po_number,
      'hasCostCentres', exists (select from departments d where d.company_id = c.company_id and d.cost_centre is not null),
      'terms', jsonb_build_object('operation', 'services', 'paymentTermDays', (select payment_term_days from operator_settings),
        'lateInterest', i.late_interest, 'lateInterestFr', i.late_interest_fr,
        'recoveryFee', case when i.recovery_fee is not null then jsonb_build_object('amount', i.recovery_fee, 'currency', 'EUR') end),
      'mentions', (select jsonb_object_agg(t.code, jsonb_build_object('mention', t.mention, 'mentionFr', t.mention_fr)) from tax_treatments t),
      'credits', coalesce((
        select jsonb_agg(jsonb_build_object('id', s.invoice_id, 'balance', s.subtotal + s.tax - used.amount) order by s.issued_on, s.number)
        from issued_invoices s
        cross join lateral (select coalesce(sum(p.amount), 0) as amount from payments p
          where p.company_id = s.company_id and p.credit_note_id = s.invoice_id) used
        where s.company_id = c.company_id and s.type = 'credit_note' and used.amount < s.subtotal + s.tax), '[]')
    )::text as context
    from companies c join issuers i on i.code = c.issuer_code left join billing_profiles b on b.company_id = c.company_id
    where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new Error('a company without an issuer');
  const context: IssuingContext = JSON.parse(row.context);
  return { ...context, credits: context.credits.map(({ id, balance }) => ({ id: fromUuid('inv', id), balance })) };
}

/**
 * The next number of the issuer's series for that year. Whoever issues at the same time waits for this transaction's end,
 * so that a number is used exactly once or never drawn (R20).
 */
export async function drawNumber(
  scope: CommandScope,
  issuerCode: string,
  type: DocumentType,
  year: number,
): Promise<number> {
  const [row] = await scope.sql<{ last_number: number }[]>`
    insert into invoice_series (issuer_code, type, year, last_number) values (${issuerCode}, ${type}, ${year}, 1)
    on conflict (issuer_code, type, year) do update set last_number = invoice_series.last_number + 1
    returning last_number`.execute();
  if (row === undefined) throw new Error('a series without a number');
  return row.last_number;
}

export type Issued = {
  invoiceId: string;
  type: DocumentType;
  year: number;
  sequence: number;
  number: string;
  issuedOn: string;
  dueOn: string;
  subtotal: number;
  tax: number;
  taxes: (TaxSum & Mention)[];
};

/** Stores what makes a draft an invoice. */
export function insertIssued(scope: CommandScope, context: IssuingContext, issued: Issued): void {
  scope.defer(scope.sql`
    insert into issued_invoices (company_id, invoice_id, issuer_code, type, year, sequence, number, issued_on, due_on, issued_at,
      subtotal, tax, taxes, po_number, seller, buyer, terms, operation_id)
    values (${scope.companyUuid}, ${toUuid('inv', issued.invoiceId)}, ${context.issuer.code}, ${issued.type}, ${issued.year}, ${issued.sequence},
      ${issued.number}, ${issued.issuedOn}, ${issued.dueOn}, ${scope.now.toISOString()}, ${issued.subtotal}, ${issued.tax},
      ${JSON.stringify(issued.taxes)}::text::jsonb, ${context.poNumber}, ${JSON.stringify(context.seller)}::text::jsonb,
      ${JSON.stringify(context.buyer)}::text::jsonb, ${JSON.stringify(context.terms)}::text::jsonb, ${toUuid('opr', scope.operationId)})`);
}

export type NewPayment = {
  invoiceId: string;
  amount: number;
  creditNoteId: string | null;
  receivedOn: string;
  reference: string | null;
};

/** Stores a payment; gives its id. */
export function insertPayment(scope: CommandScope, payment: NewPayment): string {
  const id = newId('pay');
  scope.defer(scope.sql`
    insert into payments (company_id, id, invoice_id, amount, credit_note_id, received_on, reference, recorded_at, operation_id)
    values (${scope.companyUuid}, ${toUuid('pay', id)}, ${toUuid('inv', payment.invoiceId)}, ${payment.amount},
      ${payment.creditNoteId === null ? null : toUuid('inv', payment.creditNoteId)}, ${payment.receivedOn}, ${payment.reference},
      ${scope.now.toISOString()}, ${toUuid('opr', scope.operationId)})`);
  return id;
}

/** Puts the company's credit against a new invoice; the balances in `context` go down with it (R20). Gives what it paid. */
export function payFromCredit(scope: CommandScope, context: IssuingContext, issued: Issued): number {
  let paid = 0;
  for (const { credit, amount } of allocateCredit(issued.subtotal + issued.tax, context.credits)) {
    credit.balance -= amount;
    paid += amount;
    payByCredit(scope, { invoiceId: issued.invoiceId, creditNoteId: credit.id, amount, on: issued.issuedOn });
  }
  return paid;
}

/** Puts so much of a credit note against an invoice. */
export function payByCredit(
  scope: CommandScope,
  { invoiceId, creditNoteId, amount, on }: { invoiceId: string; creditNoteId: string; amount: number; on: string },
): void {
  const id = insertPayment(scope, { invoiceId, amount, creditNoteId, receivedOn: on, reference: null });
  scope.record({
    action: 'invoice.credit_used',
    targetId: invoiceId,
    after: { paymentId: id, creditNoteId, amount },
    fellDue: true,
  });
}
