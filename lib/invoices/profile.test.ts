import { describe, expect, it } from 'vitest';
import { purchaseLicences } from '@/lib/licences';
import { act, ask, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf } from '@/lib/testing/figures';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { getBillingDetails, getBillingProfile, getInvoice, listInvoices, previewTax, setBillingProfile } from '.';
import { asVatId, isUsualVatId, isVatId } from './vat-ids';

const { sql } = coreDatabase();
const MONTHLY = { ...BILLING_PROFILE, invoicing: 'monthly' as const };
const withNothing = { ...MONTHLY, registrationNumber: null, vatId: null };

describe('R20: who receives invoices', () => {
  it('shows on the draft at once, and what is issued stays as it is', async () => {
    const company = await makeFixture(sql);
    await act(setBillingProfile, company.owner, { ...MONTHLY, invoicing: 'each' });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await act(setBillingProfile, company.as('billing_manager'), {
      ...MONTHLY,
      legalName: 'Later SARL',
      poNumber: 'PO 7',
    });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    const { data } = await ask(listInvoices, company.owner, {});
    const buyers = await Promise.all(
      data.map(async ({ id }) => {
        const { status, buyer, poNumber } = await ask(getInvoice, company.owner, { invoiceId: id });
        return [status, buyer.legalName, poNumber];
      }),
    );
    expect(buyers).toEqual([
      ['draft', 'Later SARL', 'PO 7'],
      ['open', 'Company SAS', null],
    ]);
  });

  it('while nothing was said it begins with the company’s name and country', async () => {
    const company = await makeFixture(sql);
    await sql`update companies set country = 'FR' where company_id = ${company.uuid}`;
    const details = await ask(getBillingDetails, company.owner, {});
    expect(details).toMatchObject({ profile: null, suggested: { legalName: 'Fixture', country: 'FR' } });
    expect(details.countries).toEqual(expect.arrayContaining(['BE', 'DE', 'FR', 'RE', 'US']));
  });

  it('is an owner’s and a billing manager’s; an admin reads it and changes nothing (R24)', async () => {
    const company = await makeFixture(sql);
    const before = await digestOf(sql, company);
    for (const role of ['admin', 'team_lead', 'member'] as const) {
      const refused = { code: 'forbidden', permission: 'billing:write', heldBy: ['owner', 'billing_manager'] };
      expect(await refusal(tryCommand(setBillingProfile, company.as(role), MONTHLY))).toEqual(refused);
      expect(await refusal(tryQuery(getBillingDetails, company.as(role), {}))).toEqual(refused);
      const typed = { country: 'FR', postalCode: '', vatId: null };
      expect(await refusal(tryQuery(previewTax, company.as(role), typed))).toEqual(refused);
    }
    expect(await digestOf(sql, company)).toBe(before);
    expect(await ask(getBillingProfile, company.as('admin'), {})).toEqual({ profile: null });
  });

  it('names and addresses stand apart from the chain of the log (R26)', async () => {
    const company = await makeFixture(sql);
    await act(setBillingProfile, company.owner, MONTHLY);
    await act(setBillingProfile, company.owner, { ...MONTHLY, city: 'Lyon' });
    await act(setBillingProfile, company.owner, { ...MONTHLY, city: 'Lyon' });
    const rows = await sql`
      select e.before, e.after, p.values from audit_events e
      join audit_personal_values p on p.company_id = e.company_id and p.sequence = e.sequence
      where e.company_id = ${company.uuid} order by e.sequence`;
    const said = { country: 'FR', invoicing: 'monthly', expenseAccount: null };
    const stored = { ...MONTHLY, expenseAccount: null };
    expect([...rows]).toEqual([
      { before: null, after: said, values: { before: null, after: stored } },
      { before: said, after: said, values: { before: stored, after: { ...stored, city: 'Lyon' } } },
    ]);
  });

  it('decided on values that are no longer so, nothing happens, and the difference is told', async () => {
    const company = await makeFixture(sql);
    await act(setBillingProfile, company.owner, { ...MONTHLY, seen: null });
    const before = await digestOf(sql, company);
    const stale = await refusal(
      tryCommand(setBillingProfile, company.owner, { ...MONTHLY, city: 'Lille', seen: null }),
    );
    expect(stale).toMatchObject({ code: 'changed_meanwhile' });
    expect(stale).toMatchObject({ changes: expect.arrayContaining([{ field: 'city', seen: null, now: 'Paris' }]) });
    expect(
      await refusal(tryCommand(setBillingProfile, company.owner, { ...MONTHLY, seen: { ...MONTHLY, city: 'Lyon' } })),
    ).toEqual({
      code: 'changed_meanwhile',
      changes: [{ field: 'city', seen: 'Lyon', now: 'Paris' }],
    });
    expect(await digestOf(sql, company)).toBe(before);
    await act(setBillingProfile, company.owner, { ...MONTHLY, city: 'Lille', seen: MONTHLY });
  });

  it.each([
    ['a SIREN with a wrong last digit', { registrationNumber: '552100555' }, ['/registrationNumber']],
    ['a VAT id that is not France’s form', { vatId: 'FR1234' }, ['/vatId']],
    ['a VAT id with the code of Greece', { vatId: 'GR123456789' }, ['/vatId']],
    ['a VAT id without letters', { vatId: '123456789' }, ['/vatId']],
    ['a VAT id of 100,000 characters', { vatId: 'F'.repeat(100_000) }, ['/vatId']],
    ['two wrong fields at once', { city: '', vatId: 'DE1' }, ['/city', '/vatId']],
    ['a country that is not in the list', { country: 'XX' }, ['/country']],
    ['a country in small letters', { country: 'fr' }, ['/country']],
    ['the same address twice', { contacts: ['a@b.example', 'c@d.example', 'A@B.example'] }, ['/contacts/2']],
    ['an address that is none', { contacts: ['a@b.example', 'nobody'] }, ['/contacts/1']],
    ['eleven addresses', { contacts: Array.from({ length: 11 }, (_, n) => `a${n}@b.example`) }, ['/contacts']],
    ['no line of an address', { addressLines: [] }, ['/addressLines']],
    ['five lines of an address', { addressLines: ['1', '2', '3', '4', '5'] }, ['/addressLines']],
    ['a name of 100,000 characters', { legalName: 'x'.repeat(100_000) }, ['/legalName']],
    ['a name with a tab', { legalName: 'A\tB' }, ['/legalName']],
    ['a name that turns what follows', { legalName: 'A\u202eB' }, ['/legalName']],
    ['a city that isolates what follows', { city: '\u2066A' }, ['/city']],
  ])('refuses %s, naming it, and changes nothing', async (_case, wrong, pointers) => {
    const company = await makeFixture(sql);
    const refused = await refusal(tryCommand(setBillingProfile, company.owner, { ...MONTHLY, ...wrong }));
    expect(refused).toMatchObject({ code: 'invalid_input', errors: pointers.map((pointer) => ({ pointer })) });
    expect(await ask(getBillingProfile, company.owner, {})).toEqual({ profile: null });
  });

  it('outside France a registration number is taken as it comes', async () => {
    const company = await makeFixture(sql);
    const abroad = { ...withNothing, country: 'DE', registrationNumber: 'HRB 12345', expenseAccount: '626000' };
    expect(await act(setBillingProfile, company.owner, abroad)).toEqual({ profile: abroad });
  });
});

describe('R19: how purchases would be taxed', () => {
  const preview = async (country: string, postalCode: string, vatId: string | null) => {
    const company = await makeFixture(sql);
    return ask(previewTax, company.owner, { country, postalCode, vatId });
  };

  it('follows from what is typed, by the rule that will tax them', async () => {
    expect(await preview('FR', '75001', null)).toMatchObject({
      code: 'FR_20',
      rateBasisPoints: 2000,
      foreignVatId: null,
    });
    expect(await preview('FR', '97 400', null)).toMatchObject({ code: 'FR_8_5' });
    const reverse = await preview('DE', '10115', ' de 136 695 976 ');
    expect(reverse).toMatchObject({ code: 'REVERSE_CHARGE', rateBasisPoints: 0, foreignVatId: null });
    expect(reverse.mentions.en).toMatch(/Reverse charge/);
    expect(reverse.mentions.fr).toMatch(/Autoliquidation/);
    expect(await preview('US', '', null)).toMatchObject({ code: 'EXPORT' });
  });

  it('a VAT id that is not finished yet is none, and one of another country than the address’s is pointed out', async () => {
    expect(await preview('DE', '10115', 'DE13669')).toMatchObject({ code: 'FR_20', foreignVatId: null });
    expect(await preview('FR', '75001', 'DE136695976')).toMatchObject({ code: 'FR_20', foreignVatId: 'DE' });
    expect(await preview('MC', '98000', 'FR40552100554')).toMatchObject({ foreignVatId: null });
  });

  it('is what a purchase is then taxed with', async () => {
    const company = await makeFixture(sql);
    const buyer = { country: 'DE', postalCode: '10115', vatId: 'DE136695976' };
    const { code } = await ask(previewTax, company.owner, buyer);
    await act(setBillingProfile, company.owner, { ...MONTHLY, ...buyer, registrationNumber: null, invoicing: 'each' });
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    const { taxes } = await ask(getInvoice, company.owner, { invoiceId: purchase?.invoiceId ?? '' });
    expect(taxes).toMatchObject([{ code }]);
  });
});

describe('VAT ids', () => {
  it.each([
    'ATU12345678',
    'BE0123456789',
    'DE136695976',
    'EL123456789',
    'ESB12345678',
    'FR40552100554',
    'FRK7399859412',
    'GB123456789',
    'IE1234567FA',
    'IT12345678901',
    'LT123456789012',
    'NL123456789B01',
    'SE123456789701',
    'XI123456789',
    'CHE123456789',
    'NO123456789MVA',
  ])('%s is one', (vatId) => expect(isVatId(vatId)).toBe(true));

  it.each([
    'AT12345678',
    'DE12345678',
    'DE1234567890',
    'ESABCDEFGHI',
    'FR4055210055',
    'FRIO552100554',
    'GR123456789',
    'SE123456789702',
    'F',
    '',
    'FR',
  ])('%j is none', (vatId) => expect(isVatId(vatId)).toBe(false));

  it('are kept without what people write between', () => {
    expect(asVatId(' fr 40-552.100 554 ')).toBe('FR40552100554');
  });

  it.each([
    ['EL123456789', 'GR', true],
    ['XI123456789', 'GB', true],
    ['FR40552100554', 'RE', true],
    ['FR40552100554', 'BE', false],
    ['CHE123456789', 'CH', true],
  ])('%s for an address in %s is usual: %s', (vatId, country, usual) => {
    expect(isUsualVatId(vatId, country)).toBe(usual);
  });
});
