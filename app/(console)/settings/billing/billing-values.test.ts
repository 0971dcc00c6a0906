import { describe, expect, it } from 'vitest';
import { fieldOf, profileOf, sentenceOf, valuesOf } from './billing-values';

const profile = {
  legalName: 'Acme SAS',
  addressLines: ['1 rue de la Paix', 'Bâtiment B'],
  postalCode: '75002',
  city: 'Paris',
  country: 'FR',
  registrationNumber: '552100554',
  vatId: null,
  poNumber: null,
  expenseAccount: '626000',
  invoicing: 'each' as const,
  locale: null,
  contacts: ['a@b.example'],
};
const suggested = { legalName: 'Acme', country: null };

describe('billing details in the form', () => {
  it('are what was said, there and back', () => {
    const values = valuesOf({ profile, suggested });
    expect(values).toMatchObject({ address: '1 rue de la Paix\nBâtiment B', vatId: '', locale: '' });
    expect(profileOf(values)).toEqual(profile);
  });

  it('begin with what the company is known as', () => {
    expect(valuesOf({ profile: null, suggested })).toMatchObject({
      legalName: 'Acme',
      country: '',
      invoicing: 'monthly',
      contacts: [],
    });
  });

  it('what is blank is nothing', () => {
    const blank = {
      ...valuesOf({ profile, suggested }),
      address: '\n 1 x \n\n',
      vatId: '  ',
      contacts: ['', 'c@d.example'],
    };
    expect(profileOf(blank)).toMatchObject({ addressLines: [' 1 x '], vatId: null, contacts: ['c@d.example'] });
  });

  it('a wrong field is found in the form, an address where it stands there', () => {
    const contacts = ['', 'c@d.example', ' ', 'C@D.example'];
    expect(fieldOf('/addressLines/2', contacts)).toBe('address');
    expect(fieldOf('/contacts/1', contacts)).toBe('contact-4');
    expect(fieldOf('/contacts', contacts)).toBe('contacts');
    expect(fieldOf('/expenseAccount', contacts)).toBe('expenseAccount');
    expect(fieldOf('/seen/city', contacts)).toBeNull();
    const values = { ...valuesOf({ profile, suggested }), contacts };
    expect(sentenceOf('/contacts/1', values)).toBe('contactTwice');
    expect(sentenceOf('/contacts/0', values)).toBe('contact');
    expect(sentenceOf('/registrationNumber', values)).toBe('siren');
    expect(sentenceOf('/registrationNumber', { ...values, country: 'DE' })).toBeUndefined();
    expect(sentenceOf('/city', values)).toBeUndefined();
  });
});
