import type { z } from 'zod';
import { invalidField } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { setAutoPurchaseInput } from './input';
import type { CompanyView } from './view';

type Policy = CompanyView['autoPurchase'];
export type PolicyChange = { before: Policy; after: Policy; changed: boolean };

/** The policy after a PATCH: what is left out stays, null lifts a cap, and money is in the company's currency (R23). */
export function decidePolicy(
  before: Policy,
  currency: string,
  patch: z.output<typeof setAutoPurchaseInput>['autoPurchase'],
): Result<PolicyChange> {
  if (patch.monthlyCharge && patch.monthlyCharge.currency !== currency) {
    return refuse(invalidField('/autoPurchase/monthlyCharge/currency', `Must be ${currency}, the company's currency.`));
  }
  const after: Policy = {
    policy: patch.policy ?? before.policy,
    monthlyLicences: patch.monthlyLicences === undefined ? before.monthlyLicences : patch.monthlyLicences,
    monthlyCharge: patch.monthlyCharge === undefined ? before.monthlyCharge : patch.monthlyCharge,
  };
  const changed =
    after.policy !== before.policy ||
    after.monthlyLicences !== before.monthlyLicences ||
    after.monthlyCharge?.amount !== before.monthlyCharge?.amount;
  return ok({ before, after, changed });
}

/** What a company says of itself; money and dates depend on the time zone from the next renewal on (R17). */
export type CompanyFields = Pick<CompanyView, 'name' | 'timeZone' | 'locale'>;
const FIELDS = ['name', 'timeZone', 'locale'] as const;

/** What of the wish changes anything, as it was and as it becomes; null where all of it is so already. */
export function decideCompanyChange(
  company: CompanyFields,
  wish: { [Field in keyof CompanyFields]?: CompanyFields[Field] | undefined },
): { before: Partial<CompanyFields>; after: Partial<CompanyFields> } | null {
  const changed = FIELDS.filter((field) => wish[field] !== undefined && wish[field] !== company[field]);
  if (changed.length === 0) return null;
  const only = (values: typeof wish): Partial<CompanyFields> =>
    Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { before: only(company), after: only(wish) };
}

/**
 * A name for an owner of whom only the e-mail is known: "jane.doe@acme.example" is Jane Doe, "owner@acme.example"
 * Owner Acme. They write their own when they come in.
 */
export function nameFromEmail(email: string): { firstName: string; lastName: string } {
  const [local = '', domain = ''] = email.split('@');
  const parts = local.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const words = parts.length > 1 ? parts : [...parts, domain.split('.')[0] ?? ''];
  const [firstName = email, ...rest] = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { firstName: firstName.slice(0, 80), lastName: rest.join(' ').slice(0, 80) };
}
