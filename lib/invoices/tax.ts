/** How tax is computed: the code that names the law it follows, and its rate (R19). */
export type TaxTreatment = { code: string; rateBasisPoints: number };

/** A rule as stored: which treatment applies from a day on. */
export type TaxRule = TaxTreatment & {
  /** A country or territory, `EU`, or `*`. */
  area: string;
  /** How the postal codes of a part of a country begin that has its own law; empty for all of it. */
  postalPrefix: string;
  vatId: 'with' | 'without' | 'any';
  validFrom: string;
};

/** The buyer as far as tax depends on it. */
export type TaxedBuyer = { country: string; postalCode: string; vatId: string | null; inEu: boolean };

/** Everything from which a company's tax follows on any day; the rules are those of its seller's country. */
export type TaxBook = {
  /** What the company was founded with: holds until it has told where it is. */
  founding: TaxTreatment;
  buyer: TaxedBuyer | null;
  rules: readonly TaxRule[];
};

/**
 * The treatment at a tax point: a purchase's day, a renewal's first day (R19). The narrowest rule goes first: a part of a
 * country before the country, that before the EU, that before everywhere; then what is said of the VAT id; then the latest
 * that is in force. Quotes, charges and what is foreseen all ask here.
 */
export function treatmentOn({ founding, buyer, rules }: TaxBook, day: string): TaxTreatment {
  if (buyer === null) return founding;
  const postalCode = buyer.postalCode.replaceAll(/\s/g, '');
  const vatId = buyer.vatId === null ? 'without' : 'with';
  const fitting = rules.filter(
    (rule) =>
      rule.validFrom <= day &&
      (rule.vatId === 'any' || rule.vatId === vatId) &&
      (rule.area === '*' || rule.area === buyer.country || (rule.area === 'EU' && buyer.inEu)) &&
      postalCode.startsWith(rule.postalPrefix),
  );
  const [first] = fitting.toSorted((a, b) => narrowness(b) - narrowness(a) || b.validFrom.localeCompare(a.validFrom));
  return first === undefined ? founding : { code: first.code, rateBasisPoints: first.rateBasisPoints };
}

const AREA_WEIGHT: Record<string, number> = { '*': 0, EU: 1 };
const narrowness = ({ area, postalPrefix, vatId }: TaxRule): number =>
  (AREA_WEIGHT[area] ?? 2) * 100 + postalPrefix.length * 10 + (vatId === 'any' ? 0 : 1);
