import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/domain-error';
import { catalogueOf } from './catalogue';
import { refusalValues } from './refusal-values';

const codes = Object.keys(ERROR_STATUS) as ErrorCode[];

function sentence(
  locale: 'en' | 'fr',
  code: ErrorCode,
  details: Record<string, unknown> = {},
  right: { right?: string; roles?: string } = {},
): string {
  const t = createTranslator({
    locale,
    messages: { errors: catalogueOf(locale).errors },
    namespace: 'errors',
    onError: (error) => {
      throw error;
    },
  });
  return t(code, { ...refusalValues(details), ...right });
}

describe.each(['en', 'fr'] as const)('refusals in %s', (locale) => {
  it('have a sentence for every code, and none for a code that is not there', () => {
    expect(Object.keys(catalogueOf(locale).errors).sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s reads as sentences, even when nothing is known about the case', (code) => {
    const text = sentence(locale, code);
    expect(text).toMatch(/[.?]$/);
    expect(text).not.toMatch(/[{}]|undefined|NaN|\bnone\b/);
  });
});

it('names what a refusal knows', () => {
  const limit = { numbers: 5, limit: 5, plan: 'Connect' };
  expect(sentence('en', 'member_limit_reached', limit)).toContain('5 of the 5 numbers that plan Connect allows');
  expect(sentence('fr', 'member_limit_reached', limit)).toContain('5 des 5 numéros que permet l’offre Connect');
  const inUse = {
    licence: { id: 'lic_1', label: 'L-0048' },
    number: { id: 'num_1', e164: '+33639980001' },
    member: { id: 'mem_1', name: 'Ana Roy' },
  };
  expect(sentence('en', 'licence_in_use', inUse)).toContain(
    'Licence L-0048 is in use: Ana Roy holds +33639980001 on it',
  );
  expect(sentence('en', 'licence_in_use', { ...inUse, number: null, member: null })).toContain(
    'Licence L-0048 is in use, so it cannot be removed',
  );
  expect(sentence('en', 'number_not_assignable', { reason: 'emergency_address' })).toContain(
    'requires an emergency address',
  );
  expect(sentence('en', 'not_enough_removable_licences', { requested: 5, removable: 1 })).toContain(
    'remove 5 licences, but only 1 is available',
  );
  const kept = { billingFrequency: 'yearly', minimum: 2, until: '2032-01-10', removable: 1 };
  expect(sentence('en', 'minimum_licences', { ...kept, by: 'removal' })).toBe(
    'Your agreement keeps at least 2 yearly licences until 2032-01-10, which this would fall below. You can remove 1.',
  );
  expect(sentence('en', 'minimum_licences', { ...kept, by: 'frequency' })).toContain(
    'From that day on their frequency can change.',
  );
  expect(sentence('fr', 'minimum_licences', { ...kept, until: null, by: 'frequency' })).toBe(
    'Votre contrat prévoit au moins 2 licences annuelles, un minimum qui ne serait plus atteint. Demandez d’abord un autre contrat à l’opérateur.',
  );
  expect(sentence('en', 'rate_limited', { retryAfter: 61 })).toContain('Wait 2 minutes');
  expect(sentence('en', 'forbidden', {}, { right: 'Assign numbers', roles: 'owner and admin' })).toContain(
    'the right “Assign numbers”. These roles have it: owner and admin.',
  );
});
