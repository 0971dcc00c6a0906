import { runOperatorTask } from '@/lib/access';
import { openCsv } from '@/lib/csv';
import { unwrap } from '@/lib/kernel/result';
import { importInventory } from '@/lib/numbers';
import { INVENTORY_COLUMNS } from '@/lib/numbers/input';
import type { CliCommand } from './command';
import { importOutcome, rowsOf } from './import-outcome';

export const inventoryImport: CliCommand = {
  name: 'inventory:import',
  summary: 'Adds the numbers of a CSV file to the inventory, with a verdict on every row.',
  notes: [
    'The first line names the columns number, country (ISO 3166-1, such as FR) and type (mobile, landline, toll_free), in any order.',
    'UTF-8, or UTF-16 with its mark; comma, semicolon or tab. Rows that cannot go in are refused one by one and change nothing.',
  ],
  takesFile: true,
  options: {},
  run: async (given, { actor, request }) => {
    const table = await openCsv(given.file, INVENTORY_COLUMNS);
    const report = unwrap(await runOperatorTask(importInventory, actor, { rows: rowsOf(table) }, { request }));
    return importOutcome(report, table, (row) => row.number);
  },
};
