import type { DomainError } from '@/lib/kernel/domain-error';
import { minorUnitDigits } from '@/lib/kernel/money';

type Details = DomainError['details'];

const text = (value: unknown, absent = 'none'): string => (typeof value === 'string' && value !== '' ? value : absent);
const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Money as a number of whole units, which a sentence writes as its language does. */
function major(money: unknown): number {
  const currency = text(member(money, 'currency'), '');
  return currency === '' ? 0 : count(member(money, 'amount')) / 10 ** minorUnitDigits(currency);
}

/** The values that the sentences of all codes may ask for; what a refusal does not say has a value that reads well. */
export const refusalValues = (details: Details): Record<string, string | number> => ({
  right: 'none',
  roles: '',
  cap: text(details.cap, 'other'),
  policy: text(details.policy, 'other'),
  used: count(details.used),
  limit: count(details.limit),
  numbers: count(details.numbers),
  plan: text(details.plan, '–'),
  number: text(member(details.number, 'e164')),
  member: text(member(details.member, 'name'), '–'),
  licence: text(member(details.licence, 'label'), ''),
  reason: text(details.reason, 'other'),
  domain: text(details.domain, '–'),
  status: text(details.status, 'other'),
  state: text(details.state, 'other'),
  requested: count(details.requested),
  removable: count(details.removable),
  minimum: count(details.minimum),
  frequency: text(details.billingFrequency, 'other'),
  by: text(details.by, 'other'),
  until: text(details.until),
  currency: text(details.currency ?? member(details.left, 'currency'), '–'),
  left: major(details.left),
  wait: Math.max(1, Math.ceil(count(details.retryAfter) / 60)),
});
