export interface SampleLicence {
  label: string;
  status: 'assigned' | 'available' | 'ending';
  country?: string;
  number?: string;
  type?: string;
  member?: string;
  billing: string;
  renewsOn: string;
  amount: number;
}

const monthly = { billing: 'Monthly', renewsOn: '2026-12-01', amount: 1200 };
const yearly = { billing: 'Yearly', renewsOn: '2027-03-04', amount: 12_000 };

/** Licences as the picture shows them. */
export const sampleLicences: SampleLicence[] = [
  {
    label: 'L-0048',
    status: 'assigned',
    country: 'FR',
    number: '+33 6 39 98 04 12',
    type: 'Mobile',
    member: 'Camille Moreau',
    ...monthly,
  },
  {
    label: 'L-0047',
    status: 'assigned',
    country: 'FR',
    number: '+33 1 99 00 21 40',
    type: 'Landline',
    member: 'Noah Petit',
    ...monthly,
  },
  { label: 'L-0046', status: 'available', ...monthly },
  {
    label: 'L-0045',
    status: 'assigned',
    country: 'GB',
    number: '+44 7700 900 214',
    type: 'Mobile',
    member: 'Ines Garcia',
    ...yearly,
  },
  { label: 'L-0044', status: 'ending', ...monthly },
  {
    label: 'L-0043',
    status: 'assigned',
    country: 'FR',
    number: '+33 6 39 98 11 73',
    type: 'Mobile',
    member: 'Louis Bernard',
    ...monthly,
  },
  {
    label: 'L-0042',
    status: 'assigned',
    country: 'US',
    number: '+1 212 555 0118',
    type: 'Mobile',
    member: 'Marta Ruiz',
    ...monthly,
  },
  {
    label: 'L-0041',
    status: 'assigned',
    country: 'GB',
    number: '+44 20 7946 0120',
    type: 'Landline',
    member: 'Ines Garcia',
    ...yearly,
  },
  { label: 'L-0040', status: 'available', ...monthly },
];
