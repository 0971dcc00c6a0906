import { EU_COUNTRIES, OTHER_COUNTRIES } from './countries';

/** What a (country, type) can do, what it still requires before it can be assigned, and its quarantine (R10, R13). */
export type NumberKind = {
  country: string;
  type: 'mobile' | 'landline' | 'toll_free';
  voice: boolean;
  sms: boolean;
  mms: boolean;
  not_assignable_reason: string | null;
  quarantine_days: number;
  quarantine_min_days: number;
  quarantine_max_days: number;
};

/** Mobiles that carry pictures as well; elsewhere a mobile has voice and SMS. */
const MMS = new Set(['AU', 'BE', 'CA', 'FR', 'GB', 'GF', 'GP', 'MQ', 'PR', 'RE', 'US', 'YT']);

/** Formalities that the product cannot take care of yet; without them regulators forbid the use of the line. */
const REQUIREMENTS: Record<string, string> = {
  'AE mobile': 'documents',
  'AE landline': 'documents',
  'CA landline': 'emergency_address',
  'DE landline': 'documents',
  'ES landline': 'documents',
  'IN mobile': 'documents',
  'IN landline': 'documents',
  'JP mobile': 'documents',
  'SG mobile': 'documents',
};

/** Days of waiting before a line may be handed on, with the bounds a setting cannot leave; France's are its regulator's. */
const quarantineOf = (country: string) =>
  country === 'FR'
    ? { quarantine_days: 60, quarantine_min_days: 45, quarantine_max_days: 120 }
    : { quarantine_days: 60, quarantine_min_days: 30, quarantine_max_days: 180 };

function kindsOf(country: string): NumberKind[] {
  const quarantine = quarantineOf(country);
  const reason = (type: string) => REQUIREMENTS[`${country} ${type}`] ?? null;
  return [
    {
      country,
      type: 'mobile',
      voice: true,
      sms: true,
      mms: MMS.has(country),
      not_assignable_reason: reason('mobile'),
      ...quarantine,
    },
    {
      country,
      type: 'landline',
      voice: true,
      sms: false,
      mms: false,
      not_assignable_reason: reason('landline'),
      ...quarantine,
    },
    {
      country,
      type: 'toll_free',
      voice: true,
      sms: false,
      mms: false,
      not_assignable_reason: 'toll_free',
      ...quarantine,
    },
  ];
}

export const NUMBER_KINDS: readonly NumberKind[] = [...EU_COUNTRIES, ...OTHER_COUNTRIES].flatMap(kindsOf);
