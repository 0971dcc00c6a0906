import { asc, eq } from 'drizzle-orm';
import type { OperatorScope, QueryScope } from '@/lib/access';
import { taxTreatments } from '@/lib/db/schema';
import { DomainError } from '@/lib/kernel/domain-error';
import type { TaxBook, TaxedBuyer } from './tax';

/**
 * The company's `TaxBook` as JSON, for a statement whose `c` is a row of `companies`: what is read behind the lock stays
 * one statement. A company that has told nothing of itself has no rules, and costs nothing.
 */
export const taxBookJson = (sql: QueryScope['sql']) => sql`jsonb_build_object(
  'founding', (select jsonb_build_object('code', t.code, 'rateBasisPoints', t.rate_basis_points)
    from tax_treatments t where t.code = c.tax_treatment_code),
  'buyer', (select jsonb_build_object('country', b.country, 'postalCode', b.postal_code, 'vatId', b.vat_id,
      'inEu', exists (select from countries k where k.code = b.country and k.in_eu))
    from billing_profiles b where b.company_id = c.company_id),
  'rules', coalesce((
    select jsonb_agg(jsonb_build_object('area', r.buyer_area, 'postalPrefix', r.postal_prefix, 'vatId', r.vat_id,
      'validFrom', r.valid_from, 'code', t.code, 'rateBasisPoints', t.rate_basis_points))
    from billing_profiles b join issuers i on i.code = c.issuer_code
    join tax_rules r on r.seller_country = i.country and r.buyer_area in (b.country, 'EU', '*')
    join tax_treatments t on t.code = r.treatment_code
    where b.company_id = c.company_id), '[]'))`;

/** The same book for a buyer as somebody describes it. */
export async function taxBookOf(scope: QueryScope, buyer: Omit<TaxedBuyer, 'inEu'>): Promise<TaxBook> {
  const [row] = await scope.sql<{ book: string }[]>`
    select jsonb_build_object(
      'founding', (select jsonb_build_object('code', t.code, 'rateBasisPoints', t.rate_basis_points)
        from tax_treatments t where t.code = c.tax_treatment_code),
      'buyer', jsonb_build_object('country', ${buyer.country}::text, 'postalCode', ${buyer.postalCode}::text, 'vatId', ${buyer.vatId}::text,
        'inEu', exists (select from countries k where k.code = ${buyer.country} and k.in_eu)),
      'rules', coalesce((
        select jsonb_agg(jsonb_build_object('area', r.buyer_area, 'postalPrefix', r.postal_prefix, 'vatId', r.vat_id,
          'validFrom', r.valid_from, 'code', t.code, 'rateBasisPoints', t.rate_basis_points))
        from issuers i join tax_rules r on r.seller_country = i.country and r.buyer_area in (${buyer.country}, 'EU', '*')
        join tax_treatments t on t.code = r.treatment_code
        where i.code = c.issuer_code), '[]'))::text as book
    from companies c where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new DomainError('not_found');
  return JSON.parse(row.book);
}

/** What invoices say about a treatment, by language. */
export async function mentionsOf(scope: QueryScope, code: string): Promise<{ en: string | null; fr: string | null }> {
  const [row] = await scope.db
    .select({ en: taxTreatments.mention, fr: taxTreatments.mentionFr })
    .from(taxTreatments)
    .where(eq(taxTreatments.code, code));
  return row ?? { en: null, fr: null };
}

/** Every treatment there is. */
export const treatmentRows = ({ db }: OperatorScope) =>
  db
    .select({
      code: taxTreatments.code,
      rateBasisPoints: taxTreatments.rateBasisPoints,
      mention: taxTreatments.mention,
      mentionFr: taxTreatments.mentionFr,
    })
    .from(taxTreatments)
    .orderBy(asc(taxTreatments.code));
