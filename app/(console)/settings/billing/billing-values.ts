import type { BillingDetailsView, BillingProfileView } from '@/lib/invoices/view';

/** Billing details as the fields hold them. */
export interface BillingValues {
  legalName: string;
  registrationNumber: string;
  vatId: string;
  /** One line each. */
  address: string;
  postalCode: string;
  city: string;
  country: string;
  poNumber: string;
  /** The account that licences are booked on. */
  expenseAccount: string;
  invoicing: BillingProfileView['invoicing'];
  locale: 'en' | 'fr' | '';
  contacts: string[];
}

/** What the form begins with: what was said, or what the company is known as. */
export function valuesOf({ profile, suggested }: Omit<BillingDetailsView, 'countries'>): BillingValues {
  if (profile === null)
    return {
      legalName: suggested.legalName,
      registrationNumber: '',
      vatId: '',
      address: '',
      postalCode: '',
      city: '',
      country: suggested.country ?? '',
      poNumber: '',
      expenseAccount: '',
      invoicing: 'monthly',
      locale: '',
      contacts: [],
    };
  const { addressLines, registrationNumber, vatId, poNumber, expenseAccount, locale, ...same } = profile;
  return {
    ...same,
    address: addressLines.join('\n'),
    registrationNumber: registrationNumber ?? '',
    vatId: vatId ?? '',
    poNumber: poNumber ?? '',
    expenseAccount: expenseAccount ?? '',
    locale: locale ?? '',
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** The command's input; what is blank is nothing. */
export function profileOf({ address, locale, ...values }: BillingValues): BillingProfileView {
  return {
    ...values,
    addressLines: address.split('\n').filter((line) => line.trim() !== ''),
    registrationNumber: orNull(values.registrationNumber),
    vatId: orNull(values.vatId),
    poNumber: orNull(values.poNumber),
    expenseAccount: orNull(values.expenseAccount),
    locale: locale === '' ? null : locale,
    contacts: values.contacts.filter((contact) => contact.trim() !== ''),
  };
}

/** The place in the form of the address that a pointer's index means: blank ones are not sent. */
export function placeOfContact(contacts: readonly string[], index: number): number {
  const sent = contacts.flatMap((contact, place) => (contact.trim() === '' ? [] : [place]));
  return sent[index] ?? 0;
}

/** The id of the control that a JSON pointer into the input means; null where there is none. */
export function fieldOf(pointer: string, contacts: readonly string[]): string | null {
  const [field = '', index] = pointer.slice(1).split('/');
  if (field === 'addressLines') return 'address';
  if (field === 'contacts')
    return index === undefined ? 'contacts' : contactId(placeOfContact(contacts, Number(index)));
  return NAMED_ALIKE.includes(field) ? field : null;
}
const NAMED_ALIKE: readonly string[] = [
  'legalName',
  'registrationNumber',
  'vatId',
  'postalCode',
  'city',
  'country',
  'poNumber',
  'expenseAccount',
];

export const contactId = (place: number): string => `contact-${place + 1}`;

/** The sentence of `billing-details.errors` that says better than the general one what is wrong with a field. */
export function sentenceOf(pointer: string, { contacts, country }: BillingValues) {
  const [field = '', index] = pointer.slice(1).split('/');
  if (field === 'contacts')
    return index === undefined ? 'contacts' : contactSentence(contacts, placeOfContact(contacts, Number(index)));
  if (field === 'registrationNumber') return country === 'FR' ? 'siren' : undefined;
  return OWN_SENTENCES[field];
}
const OWN_SENTENCES: Readonly<Record<string, 'vatId' | 'country' | 'address'>> = {
  vatId: 'vatId',
  country: 'country',
  addressLines: 'address',
};

function contactSentence(contacts: readonly string[], place: number): 'contact' | 'contactTwice' {
  const all = contacts.map((contact) => contact.trim().toLowerCase());
  return all.indexOf(all[place] ?? '') < place ? 'contactTwice' : 'contact';
}
