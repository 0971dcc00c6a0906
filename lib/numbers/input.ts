import { z } from 'zod';
import { exportInput } from '@/lib/kernel/export-format';
import { importRows } from '@/lib/kernel/import-rows';
import { countInput, selectionOf } from '@/lib/kernel/selection';
import { idText, pageInput, plainText, searchText } from '@/lib/kernel/shape';
import { bothWays } from '@/lib/kernel/sort';

export const NUMBER_STATUSES = ['unassigned', 'assigned', 'quarantined', 'left'] as const;
export const NUMBER_TYPES = ['mobile', 'landline', 'toll_free'] as const;
export const HISTORY_MODES = ['keep', 'transfer', 'delete'] as const;

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'Must be an ISO 3166-1 alpha-2 code such as FR.');

/** Without a status: all but `left`. */
const filters = {
  status: z.enum(NUMBER_STATUSES).optional(),
  country: countryCode.optional(),
  type: z.enum(NUMBER_TYPES).optional(),
  memberId: idText.optional(),
  q: searchText.optional(),
};

/** What narrows the list. */
export const numberFilters = z.strictObject(filters);
export const countNumbersInput = z.strictObject({ ...filters, ...countInput });
export const resolveNumberSelectionInput = z.strictObject({ selection: selectionOf(numberFilters) });

export const NUMBER_SORTS = bothWays('number', 'status');
export type NumberSort = (typeof NUMBER_SORTS)[number];

export const listNumbersInput = z.strictObject({ ...filters, sort: z.enum(NUMBER_SORTS).optional(), ...pageInput });

export const listNumberCountriesInput = z.strictObject({});
export const listInventoryCountriesInput = z.strictObject({});
export const listOwnNumbersInput = z.strictObject({});
export const getNumberInput = z.strictObject({ numberId: idText });
/** An instant that the database can hold: years 1 to 9999, whatever its offset makes of it. */
const instant = z.iso.datetime({ offset: true, error: 'Must be an ISO 8601 instant.' }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return !(year < 1 || year > 9999);
}, 'Must lie in the years 1 to 9999.');

export const numberHolderInput = z.strictObject({ numberId: idText, at: instant });
export const lineHolderInput = z.strictObject({ number: z.string().min(1).max(40), at: instant });

export const listInventoryInput = z.strictObject({
  country: countryCode.optional(),
  type: z.enum(NUMBER_TYPES).optional(),
  q: searchText.optional(),
  assignable: z.enum(['true', 'false']).optional(),
  ...pageInput,
});

/** A number of the inventory, in any common spelling with a country code. */
export const e164Text = z.string().min(1).max(40);
export const takeNumberInput = z.strictObject({ e164: e164Text });

/** What the company calls a number: null takes the label away. */
export const LONGEST_LABEL = 60;
const label = plainText(LONGEST_LABEL).nullable();
export const labelNumberInput = z.strictObject({ numberId: idText, label });
export const labelNumbersInput = z.strictObject({
  numberIds: z.array(idText).min(1, 'Must name at least one number.').max(10_000, 'Must be at most 10,000 numbers.'),
  label,
});

/** Rows of a file with the columns number, country, type. */
export const importInventoryInput = z.strictObject({ rows: importRows });

/** What an export may hold of each number; the names are those that imports know. */
export const NUMBER_EXPORT_COLUMNS = [
  'number',
  'country',
  'type',
  'label',
  'status',
  'member',
  'licence',
  'capabilities',
  'restorable_until',
] as const;
const ordered = { ...filters, sort: z.enum(NUMBER_SORTS).optional() };
export const beginNumberExportInput = z.strictObject({ ...ordered, ...exportInput(NUMBER_EXPORT_COLUMNS) });
export const readNumberExportInput = z.strictObject({ ...ordered, cursor: pageInput.cursor });

/** Which of all lines: those that can be assigned now, those that cannot yet, and those that companies have. */
export const LINE_STATES = ['assignable', 'blocked', 'taken'] as const;
export const browseInventoryInput = z.strictObject({
  country: countryCode.optional(),
  type: z.enum(NUMBER_TYPES).optional(),
  state: z.enum(LINE_STATES).default('assignable'),
  q: searchText.optional(),
  ...pageInput,
});

/** All kinds, those of one country, or those of which a number is in stock. */
export const listNumberKindsInput = z.strictObject({
  country: countryCode.optional(),
  stocked: z.boolean().optional(),
});
/** How long a deleted number of a kind can be restored (R13). */
export const setQuarantineInput = z.strictObject({
  country: countryCode,
  type: z.enum(NUMBER_TYPES),
  days: z.int('Must be a whole number.').min(0, 'Must be at least 0.').max(3_650, 'Must be at most 3650.'),
});

/** The columns of a file for the inventory, and other names that they go by. */
export const INVENTORY_COLUMNS = [
  { name: 'number', required: true, aliases: ['numero', 'e164', 'phone', 'phone number', 'telephone'] },
  { name: 'country', required: true, aliases: ['pays', 'country code'] },
  { name: 'type', required: true, aliases: ['number type'] },
];
