import { isDeepStrictEqual } from 'node:util';
import { defineCommand, defineQuery } from '@/lib/access';
import { invalidField } from '@/lib/kernel/domain-error';
import { getBillingProfileInput, setBillingProfileInput } from './input';
import { findProfile, saveProfile } from './profile-repository';
import { isSiren } from './siren';
import { type BillingProfileView, heldBillingProfileView } from './view';

/** Who receives the company's invoices, and how; null until somebody said so. */
export const getBillingProfile = defineQuery({
  name: 'getBillingProfile',
  permission: 'invoices:read',
  input: getBillingProfileInput,
  output: heldBillingProfileView,
  handler: async (scope) => ({ profile: await findProfile(scope) }),
});

/** Says who receives invoices and how, from the next one on: what is issued stays as it is (R20). */
export const setBillingProfile = defineCommand({
  name: 'setBillingProfile',
  permission: 'billing:write',
  worksWhenClosed: true,
  input: setBillingProfileInput,
  output: heldBillingProfileView,
  handler: async (scope, wanted) => {
    if (wanted.country === 'FR' && wanted.registrationNumber !== null && !isSiren(wanted.registrationNumber))
      throw invalidField('/registrationNumber', 'Must be a SIREN: nine digits with the right last one.');
    const before = await findProfile(scope);
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
