import { runOperatorTask } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import type { ImportRow } from '@/lib/kernel/import-rows';
import { unwrap } from '@/lib/kernel/result';
import { importInventory } from '@/lib/numbers';

type Range = {
  country: string;
  type: 'mobile' | 'landline' | 'toll_free';
  prefix: string;
  from: number;
  digits: number;
  step?: number;
  count: number;
};

/**
 * Ranges that regulators keep for fiction: nobody answers there. ARCEP 06 39 98 and 01 99 00, Ofcom 07700 900, 020 7946
 * and 08081 57, NANP 555-0100 to 0199, Bundesnetzagentur 030 23125 and 0176 04069, ACMA 02 5550, PTS 070-174 06 and
 * 08-465 004.
 */
const RANGES: readonly Range[] = [
  { country: 'FR', type: 'mobile', prefix: '+3363998', from: 412, digits: 4, step: 37, count: 220 },
  { country: 'FR', type: 'landline', prefix: '+3319900', from: 105, digits: 4, step: 53, count: 60 },
  { country: 'GB', type: 'mobile', prefix: '+447700900', from: 11, digits: 3, step: 17, count: 40 },
  { country: 'GB', type: 'landline', prefix: '+442079460', from: 14, digits: 3, step: 19, count: 30 },
  { country: 'GB', type: 'toll_free', prefix: '+44808157', from: 120, digits: 4, step: 41, count: 4 },
  { country: 'US', type: 'landline', prefix: '+121255501', from: 2, digits: 2, step: 3, count: 30 },
  { country: 'US', type: 'landline', prefix: '+141555501', from: 4, digits: 2, step: 5, count: 18 },
  { country: 'US', type: 'mobile', prefix: '+164655501', from: 1, digits: 2, step: 3, count: 30 },
  { country: 'US', type: 'toll_free', prefix: '+180055501', from: 40, digits: 2, step: 7, count: 6 },
  { country: 'CA', type: 'mobile', prefix: '+143755501', from: 3, digits: 2, step: 4, count: 20 },
  { country: 'CA', type: 'landline', prefix: '+151455501', from: 8, digits: 2, step: 6, count: 10 },
  { country: 'DE', type: 'mobile', prefix: '+49176040690', from: 5, digits: 2, step: 6, count: 15 },
  { country: 'DE', type: 'landline', prefix: '+493023125', from: 21, digits: 3, step: 29, count: 20 },
  { country: 'AU', type: 'landline', prefix: '+6125550', from: 310, digits: 4, step: 61, count: 15 },
  { country: 'SE', type: 'mobile', prefix: '+467017406', from: 5, digits: 2, step: 6, count: 15 },
  { country: 'SE', type: 'landline', prefix: '+46846500', from: 401, digits: 3, step: 6, count: 15 },
];

const numbersOf = ({ prefix, from, digits, step = 1, count }: Range): string[] =>
  Array.from({ length: count }, (_, index) => prefix + String(from + index * step).padStart(digits, '0'));

/** The first numbers of a kind, for the demo companies to take. */
export const demoNumbers = (country: string, type: Range['type'], count: number): string[] =>
  RANGES.filter((range) => range.country === country && range.type === type)
    .flatMap(numbersOf)
    .slice(0, count);

/** The demo's inventory, through the import that an operator uses: a second start finds everything there. */
export async function seedDemoNumbers(): Promise<void> {
  const rows: ImportRow[] = RANGES.flatMap((range) =>
    numbersOf(range).map((number) => ({ number, country: range.country, type: range.type })),
  ).map((values, index) => ({ line: index + 1, values }));
  const report = await runOperatorTask(
    importInventory,
    { kind: 'system', name: 'seed' },
    { rows: readable(rows) },
    { request: { requestId: newId('req'), origin: 'seed' } },
  );
  const refused = unwrap(report).rows.find((row) => row.verdict === 'refused');
  if (refused !== undefined) throw new Error(`the demo's number ${refused.number} was refused: ${refused.message}`);
}

const readable = (rows: readonly ImportRow[]): AsyncIterable<ImportRow> => ({
  async *[Symbol.asyncIterator]() {
    yield* rows;
  },
});
