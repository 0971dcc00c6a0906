import fc from 'fast-check';
import { changeFrequency, changePlan, listSubscriptions } from '@/lib/billing';
import { purchaseLicences, scheduleLicenceRemoval } from '@/lib/licences';
import { ask, tryCommand } from './acting';
import type { FixtureCompany } from './company-fixture';

/** One act of an owner in a random history, and how long it is until the next: several fall into one period, some periods see none. */
export const billingStep = fc.record({
  act: fc.constantFrom('buy', 'buy', 'remove', 'remove early', 'plan', 'at once', 'at renewal', 'wait'),
  frequency: fc.constantFrom('monthly' as const, 'yearly' as const),
  plan: fc.constantFrom('connect', 'advanced', 'max'),
  quantity: fc.integer({ min: 1, max: 4 }),
  hours: fc.integer({ min: 1, max: 24 * 40 }),
});
export type BillingStep = typeof billingStep extends fc.Arbitrary<infer T> ? T : never;

/** One act as an owner would do it; what the rules refuse changes nothing. Gives whether it was done. */
export async function takeStep(
  { owner }: FixtureCompany,
  { act: name, frequency, plan, quantity }: BillingStep,
): Promise<boolean> {
  if (name === 'buy') return (await tryCommand(purchaseLicences, owner, { quantity, billingFrequency: frequency })).ok;
  if (name === 'remove') return (await tryCommand(scheduleLicenceRemoval, owner, { quantity })).ok;
  if (name === 'remove early') return (await tryCommand(scheduleLicenceRemoval, owner, { quantity, early: true })).ok;
  if (name === 'plan') return (await tryCommand(changePlan, owner, { plan })).ok;
  if (name === 'wait') return true;
  const { data } = await ask(listSubscriptions, owner, {});
  const from = data.find(({ billingFrequency }) => (name === 'at once' ? billingFrequency === 'monthly' : true));
  if (from === undefined) return false;
  const billingFrequency = from.billingFrequency === 'monthly' ? 'yearly' : 'monthly';
  const wish = { subscriptionId: from.id, billingFrequency, when: name === 'at once' ? 'now' : 'renewal' } as const;
  return (await tryCommand(changeFrequency, owner, wish)).ok;
}
