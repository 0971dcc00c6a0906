import { describe, expect, it } from 'vitest';
import { EU_COUNTRIES } from '@/drizzle/seed/countries';
import { TAX_RULES, TAX_TREATMENTS } from '@/drizzle/seed/tax';
import { setBillingProfile } from '@/lib/invoices';
import { purchaseLicences, quoteLicencePurchase, settleCompany } from '@/lib/licences';
import { act, ask, system } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { type TaxBook, type TaxRule, treatmentOn } from './tax';

const { sql } = coreDatabase();
const founding = { code: 'ZERO', rateBasisPoints: 0 };
const rateOf = new Map(TAX_TREATMENTS.map(({ code, rate_basis_points }) => [code, rate_basis_points]));
const rules = (seller: string): TaxRule[] =>
  TAX_RULES.filter(({ seller_country }) => seller_country === seller).map((rule) => ({
    area: rule.buyer_area,
    postalPrefix: rule.postal_prefix,
    vatId: rule.vat_id,
    validFrom: rule.valid_from,
    code: rule.treatment_code,
    rateBasisPoints: rateOf.get(rule.treatment_code) ?? Number.NaN,
  }));

const bookOf = (seller: string, country: string, postalCode: string, vatId: string | null): TaxBook => ({
  founding,
  buyer: { country, postalCode, vatId, inEu: EU_COUNTRIES.includes(country) },
  rules: rules(seller),
});

describe('R19: the treatment follows from seller and buyer', () => {
  it.each([
    ['FR', 'FR', '75001', 'FR40552100554', 'FR_20', 2000],
    ['FR', 'FR', '75001', null, 'FR_20', 2000],
    ['FR', 'DE', '10115', 'DE136695976', 'REVERSE_CHARGE', 0],
    ['FR', 'DE', '10115', null, 'FR_20', 2000],
    ['FR', 'US', '10001', null, 'EXPORT', 0],
    ['FR', 'GB', 'SW1A 1AA', 'GB123456789', 'EXPORT', 0],
    ['FR', 'MC', '98000', null, 'FR_20', 2000],
    ['FR', 'MC', '98000', 'FR40552100554', 'FR_20', 2000],
    ['DE', 'MC', '98000', 'FR40552100554', 'REVERSE_CHARGE', 0],
    ['DE', 'FR', '97400', 'FR40552100554', 'EXPORT', 0],
    // French overseas departments, by a code of their own or by an address in France.
    ['FR', 'RE', '97400', 'FR40552100554', 'FR_8_5', 850],
    ['FR', 'FR', '97 400', 'FR40552100554', 'FR_8_5', 850],
    ['FR', 'GP', '97110', null, 'FR_8_5', 850],
    ['FR', 'FR', '97200', null, 'FR_8_5', 850],
    ['FR', 'FR', '97300', null, 'FR_NO_VAT', 0],
    ['FR', 'YT', '97600', null, 'FR_NO_VAT', 0],
    ['FR', 'FR', '97133', null, 'EXPORT', 0],
    ['FR', 'NC', '98800', null, 'EXPORT', 0],
    // In a member state, and outside its VAT.
    ['FR', 'ES', '28001', 'ESA28015865', 'REVERSE_CHARGE', 0],
    ['FR', 'ES', '35001', 'ESA28015865', 'EXPORT', 0],
    ['DE', 'DE', '10115', null, 'DE_19', 1900],
    ['DE', 'FR', '75001', 'FR40552100554', 'REVERSE_CHARGE', 0],
    ['IE', 'FR', '75001', null, 'IE_23', 2300],
    ['GB', 'GB', 'SW1A 1AA', null, 'GB_20', 2000],
    ['GB', 'FR', '75001', 'FR40552100554', 'EXPORT', 0],
    // No rules for this seller yet.
    ['JP', 'JP', '100-0001', null, 'ZERO', 0],
  ])('%s sells to %s %s with VAT id %s: %s', (seller, country, postalCode, vatId, code, rateBasisPoints) => {
    expect(treatmentOn(bookOf(seller, country, postalCode, vatId), '2026-11-22')).toEqual({ code, rateBasisPoints });
  });

  it('a company that has not told where it is keeps what it was founded with', () => {
    expect(treatmentOn({ founding, buyer: null, rules: rules('FR') }, '2026-11-22')).toEqual(founding);
  });

  it('a rule holds from its day on, and no later one reaches back', () => {
    const risen = { area: 'FR', postalPrefix: '', vatId: 'any' as const, code: 'FR_21', rateBasisPoints: 2100 };
    const book = bookOf('FR', 'FR', '75001', null);
    const later = { ...book, rules: [...book.rules, { ...risen, validFrom: '2027-01-01' }] };
    expect(treatmentOn(later, '2026-12-31').code).toBe('FR_20');
    expect(treatmentOn(later, '2027-01-01').code).toBe('FR_21');
  });
});

describe('R19: each line keeps the treatment of its tax point', () => {
  it('what is quoted is charged; a rate that rises before the invoice leaves earlier lines, and the renewal takes it', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(setBillingProfile, company.owner, { ...BILLING_PROFILE, invoicing: 'monthly' });
    await sql`insert into tax_treatments (code, rate_basis_points) values ('FR_21', 2100)`;
    await sql`insert into tax_rules values ('FR', 'FR', '', 'any', '2031-11-25', 'FR_21')`;
    const tax = async () => (await ask(quoteLicencePurchase, company.owner, { quantity: 1 })).tax.amount;
    const taxes = [await tax()];
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-11-26T12:00:00Z');
    taxes.push(await tax());
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(taxes).toEqual([72, 42]);
    const sums = await sql`
      select i.issued_on::text as on, t ->> 'code' as code, (t ->> 'base')::int as base, (t ->> 'tax')::int as tax
      from issued_invoices i, jsonb_array_elements(i.taxes) t where i.company_id = ${company.uuid} order by 1, 2`;
    expect([...sums]).toEqual([
      { on: '2031-11-30', code: 'FR_20', base: 360, tax: 72 },
      { on: '2031-11-30', code: 'FR_21', base: 200, tax: 42 },
      { on: '2031-12-01', code: 'FR_21', base: 3600, tax: 756 },
    ]);
  });

  it('a credit is taxed as what it credits, also after the buyer moved; what was foreseen is what is issued', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', yearly: 1, monthly: 1 });
    await setClock(sql, company, '2032-11-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    await act(setBillingProfile, company.owner, {
      ...BILLING_PROFILE,
      country: 'US',
      vatId: null,
      registrationNumber: null,
    });
    await sql`update companies set pending_plan_code = 'connect' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2032-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const issued = await sql`
      select type, taxes -> 0 ->> 'code' as code from issued_invoices
      where company_id = ${company.uuid} and issued_on = '2032-12-01' order by type`;
    expect([...issued]).toEqual([
      { type: 'credit_note', code: 'FR_20' },
      { type: 'invoice', code: 'EXPORT' },
    ]);
  });
});
