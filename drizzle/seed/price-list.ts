/** Plans and how many numbers a member may hold on each (R8). */
export const PLANS = [
  { code: 'connect', name: 'Connect', rank: 1, member_number_limit: 5 },
  { code: 'advanced', name: 'Advanced', rank: 2, member_number_limit: 10 },
  { code: 'max', name: 'Max', rank: 3, member_number_limit: 20 },
];

/** Monthly prices in minor units; a year costs ten months. */
const MONTHLY = {
  EUR: { connect: 1200, advanced: 1800, max: 2900 },
  USD: { connect: 1300, advanced: 1950, max: 3100 },
  GBP: { connect: 1000, advanced: 1500, max: 2500 },
};

/** The list prices an installation begins with; the operator sets others from a date on (R19). */
export const PRICES = Object.entries(MONTHLY).flatMap(([currency, plans]) =>
  Object.entries(plans).flatMap(([plan, price]) => [
    { plan_code: plan, frequency: 'monthly', currency, valid_from: '2020-01-01', unit_price: price },
    { plan_code: plan, frequency: 'yearly', currency, valid_from: '2020-01-01', unit_price: price * 10 },
  ]),
);

export const ISSUERS = [
  {
    code: 'default',
    legal_name: 'Latchkey Operator',
    country: 'FR',
    time_zone: 'Europe/Paris',
    late_interest: 'European Central Bank refinancing rate plus 10 percentage points',
    late_interest_fr: 'taux de refinancement de la Banque centrale européenne majoré de 10 points',
    recovery_fee: 4000,
    expense_account: '626',
  },
];
