const EXPORT = {
  mention:
    'Outside the scope of the seller’s VAT: services to a customer outside the EU (Art. 44, Directive 2006/112/EC).',
  mention_fr: 'TVA non applicable : prestation à un preneur établi hors de l’UE (art. 259-1 du CGI).',
};

/** Tax treatments by code: rate in basis points, and the mention an invoice carries (R19). */
export const TAX_TREATMENTS = [
  { code: 'ZERO', rate_basis_points: 0, mention: null, mention_fr: null },
  {
    code: 'REVERSE_CHARGE',
    rate_basis_points: 0,
    mention: 'Reverse charge: VAT to be accounted for by the recipient (Art. 196, Directive 2006/112/EC).',
    mention_fr: 'Autoliquidation : TVA due par le preneur (art. 196 de la directive 2006/112/CE).',
  },
  { code: 'EXPORT', rate_basis_points: 0, ...EXPORT },
  {
    code: 'FR_NO_VAT',
    rate_basis_points: 0,
    mention: 'VAT does not apply in French Guiana and Mayotte (Art. 294, 1 of the French tax code).',
    mention_fr: 'TVA non applicable en Guyane et à Mayotte (art. 294, 1 du CGI).',
  },
  ...[
    { code: 'FR_20', rate_basis_points: 2000 },
    { code: 'FR_8_5', rate_basis_points: 850 },
    { code: 'GB_20', rate_basis_points: 2000 },
    { code: 'DE_19', rate_basis_points: 1900 },
    { code: 'IE_23', rate_basis_points: 2300 },
  ].map((rate) => ({ ...rate, mention: null, mention_fr: null })),
];

type Rule = [seller: string, area: string, postalPrefix: string, vatId: 'with' | 'without' | 'any', treatment: string];

/**
 * A buyer of the EU without a VAT id pays the seller's own rate, as sellers below the threshold of the one-stop shop do;
 * an operator above it adds the rates of its customers' countries, which go first.
 */
const inside = (seller: string, treatment: string): Rule[] => [
  [seller, seller, '', 'any', treatment],
  [seller, 'EU', '', 'with', 'REVERSE_CHARGE'],
  [seller, 'EU', '', 'without', treatment],
  // Monaco counts as France.
  [seller, 'MC', '', 'with', 'REVERSE_CHARGE'],
  [seller, 'MC', '', 'without', treatment],
  [seller, '*', '', 'any', 'EXPORT'],
];

/** Where a postal address says France, or a code of its own says the territory. */
const FRENCH_TERRITORIES: readonly [country: string, postalPrefix: string, treatment: string][] = [
  ['GP', '971', 'FR_8_5'],
  ['MQ', '972', 'FR_8_5'],
  ['RE', '974', 'FR_8_5'],
  ['GF', '973', 'FR_NO_VAT'],
  ['YT', '976', 'FR_NO_VAT'],
  ['PM', '975', 'EXPORT'],
  ['BL', '97133', 'EXPORT'],
  ['MF', '97150', 'EXPORT'],
  ['BL', '977', 'EXPORT'],
  ['MF', '978', 'EXPORT'],
  ['WF', '986', 'EXPORT'],
  ['PF', '987', 'EXPORT'],
  ['NC', '988', 'EXPORT'],
];

/** Parts of member states in which the EU's VAT does not apply: the Canaries, Ceuta, Melilla, Åland. */
const OUTSIDE_VAT: readonly [country: string, postalPrefix: string][] = [
  ['ES', '35'],
  ['ES', '38'],
  ['ES', '51'],
  ['ES', '52'],
  ['FI', '22'],
];

const RULES: Rule[] = [
  ...inside('FR', 'FR_20'),
  ['FR', 'MC', '', 'with', 'FR_20'],
  ...inside('DE', 'DE_19'),
  ...inside('IE', 'IE_23'),
  ['GB', 'GB', '', 'any', 'GB_20'],
  ['GB', 'IM', '', 'any', 'GB_20'],
  ['GB', '*', '', 'any', 'EXPORT'],
  ...FRENCH_TERRITORIES.flatMap(([country, prefix, treatment]): Rule[] => [
    ['FR', country, '', 'any', treatment],
    ['FR', 'FR', prefix, 'any', treatment],
  ]),
  ...['DE', 'IE'].flatMap((seller) =>
    ['97', '986', '987', '988'].map((prefix): Rule => [seller, 'FR', prefix, 'any', 'EXPORT']),
  ),
  ...['FR', 'DE', 'IE'].flatMap((seller) =>
    OUTSIDE_VAT.map(([country, prefix]): Rule => [seller, country, prefix, 'any', 'EXPORT']),
  ),
];

/** The rules an installation begins with, for sellers of these countries (R19). */
export const TAX_RULES = [
  ...new Map(
    RULES.map(([seller_country, buyer_area, postal_prefix, vat_id, treatment_code]) => [
      [seller_country, buyer_area, postal_prefix, vat_id].join(' '),
      { seller_country, buyer_area, postal_prefix, vat_id, valid_from: '2020-01-01', treatment_code },
    ]),
  ).values(),
];
