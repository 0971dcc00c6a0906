import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue';
import { plannedProblem } from './planned-problem';

const sayIn = (locale: 'en' | 'fr') =>
  createTranslator({ locale, messages: catalogueOf(locale), namespace: 'planned-changes' });

describe.each(['en', 'fr'] as const)('why a planned change failed, in %s', (locale) => {
  const sentence = (code: string, reason: string | null = null) => plannedProblem({ code, reason }, sayIn(locale));
  const other = sentence('internal');

  it('is said of everything that an assignment can be refused for, each in its own words', () => {
    const codes = [
      'quote_changed',
      'auto_purchase_blocked',
      'auto_purchase_cap_reached',
      'price_missing',
      'amount_too_large',
      'company_restricted',
      'member_limit_reached',
      'member_inactive',
      'number_already_assigned',
      'number_not_assignable',
      'number_not_assigned',
      'planned_holder_changed',
      'not_found',
    ];
    const said = new Set([other, ...codes.map((code) => sentence(code))]);
    expect(said.size).toBe(codes.length + 1);
    for (const text of said) expect(text).not.toMatch(/[{}]|planned-changes\./);
  });

  it('says of a company that is past due that it is about its credit limit (R22)', () => {
    expect(sentence('company_restricted', 'past_due')).not.toBe(sentence('company_restricted', 'restricted'));
  });

  it('says which rule keeps a number from being assigned', () => {
    const reasons = ['quarantined', 'left', 'not_in_inventory', 'documents', 'emergency_address', 'toll_free', 'held'];
    const said = [null, ...reasons].map((reason) => sentence('number_not_assignable', reason));
    expect(new Set(said).size).toBe(reasons.length + 1);
  });
});
