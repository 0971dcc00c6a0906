import { isDeepStrictEqual } from 'node:util';
import { defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { companyOfScope } from '@/lib/companies';
import { localDate } from '@/lib/kernel/calendar';
import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { requireAsSeen } from '@/lib/kernel/seen-values';
import { type BillingProfile, getBillingProfileInput, previewTaxInput, setBillingProfileInput } from './input';
import { findProfile, hasCountry, knownCountries, saveProfile, suggestedOf } from './profile-repository';
import { isSiren } from './siren';
import { treatmentOn } from './tax';
import { mentionsOf, taxBookOf } from './tax-repository';
import { asVatId, countryOfVatId, isUsualVatId, isVatId } from './vat-ids';
import { type BillingProfileView, billingDetailsView, heldBillingProfileView, taxPreviewView } from './view';

/** Who receives the company's invoices, and how; null until somebody said so. */
export const getBillingProfile = defineQuery({
  name: 'getBillingProfile',
  permission: 'invoices:read',
  input: getBillingProfileInput,
  output: heldBillingProfileView,
  handler: async (scope) => ({ profile: await findProfile(scope) }),
});

/** The same for who may change it, with what it can be begun from: the settings page. */
export const getBillingDetails = defineQuery({
  name: 'getBillingDetails',
  permission: 'billing:write',
  input: getBillingProfileInput,
  output: billingDetailsView,
  handler: async (scope) => {
    const [profile, suggested, countries] = await Promise.all([
      findProfile(scope),
      suggestedOf(scope),
      knownCountries(scope),
    ]);
    return { profile, suggested, countries };
  },
});

/** How purchases of today would be taxed if the company were where somebody says it is (R19). */
export const previewTax = defineQuery({
  name: 'previewTax',
  permission: 'billing:write',
  input: previewTaxInput,
  output: taxPreviewView,
  handler: async (scope, { country, postalCode, vatId: text }) => {
    const written = text === null ? '' : asVatId(text);
    const vatId = isVatId(written) ? written : null;
    const [book, { timeZone }, { now }] = await Promise.all([
      taxBookOf(scope, { country, postalCode, vatId }),
      companyOfScope(scope),
      scope.ledger(),
    ]);
    const { code, rateBasisPoints } = treatmentOn(book, localDate(now, timeZone));
    return {
      code,
      rateBasisPoints,
      mentions: await mentionsOf(scope, code),
      foreignVatId: vatId !== null && !isUsualVatId(vatId, country) ? countryOfVatId(vatId) : null,
    };
  },
});

/**
 * Says who receives invoices and how, from the next one on: what is issued stays as it is (R20). `seen` holds the values
 * that it was decided on, null where there were none: if they are no longer so, nothing happens and the difference is
 * answered.
 */
export const setBillingProfile = defineCommand({
  name: 'setBillingProfile',
  permission: 'billing:write',
  worksWhenClosed: true,
  input: setBillingProfileInput,
  output: heldBillingProfileView,
  handler: async (scope, { seen, ...wanted }) => {
    const before = await findProfile(scope);
    requireAsSeen(before ?? {}, seen === null ? unsaid(before) : seen);
    await requireUsable(scope, wanted);
    const { expenseAccount = before?.expenseAccount ?? null } = wanted;
    const profile = { ...wanted, expenseAccount };
    if (isDeepStrictEqual(before, profile)) return { profile: before };
    await saveProfile(scope, profile);
    scope.record({
      action: 'company.billing_profile_changed',
      targetId: scope.companyId,
      before: before && withoutPersons(before),
      after: withoutPersons(profile),
      personal: { before, after: profile },
    });
    return { profile };
  },
});

/** What of it names nobody, so that the log keeps it for good (R26). */
const withoutPersons = ({ invoicing, country, expenseAccount }: BillingProfileView) => ({
  invoicing,
  country,
  expenseAccount,
});

/** Nothing was seen of what somebody else has said by now. */
const unsaid = (profile: BillingProfileView | null): Record<string, null> =>
  Object.fromEntries(Object.keys(profile ?? {}).map((field) => [field, null]));

/** Every field that does not fit its country is named at once. */
async function requireUsable(scope: QueryScope, { country, registrationNumber }: BillingProfile): Promise<void> {
  const errors: FieldError[] = [];
  if (!(await hasCountry(scope, country)))
    errors.push({ pointer: '/country', message: 'Must be a country of the list.' });
  if (country === 'FR' && registrationNumber !== null && !isSiren(registrationNumber))
    errors.push({ pointer: '/registrationNumber', message: 'Must be a SIREN: nine digits with the right last one.' });
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
}
