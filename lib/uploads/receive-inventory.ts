import { type Actor, type RequestContext, requireRight, runOperatorTask } from '@/lib/access';
import { type CsvTable, openCsv } from '@/lib/csv';
import { IMPORT_LIMITS } from '@/lib/imports/input';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { importInventory } from '@/lib/numbers';
import { INVENTORY_COLUMNS } from '@/lib/numbers/input';
import type { InventoryReportRow } from '@/lib/numbers/view';
import { asTemporaryFile, type Body } from './temporary-file';
import { unusableFile } from './unusable-file';

/** A row that did not go in, as it was in the file; cells that may have shifted are left out. */
export type RefusedLine = Pick<InventoryReportRow, 'line' | 'column' | 'code' | 'params'> & {
  values: Readonly<Record<string, string>>;
};
export type InventoryReceipt = { created: number; unchanged: number; warned: number; refused: RefusedLine[] };

/**
 * Takes a file with numbers in: to disk as it comes, read through once so that a fault anywhere in its form refuses all of
 * it, then into the inventory as the command line does it.
 */
export async function receiveInventory(actor: Actor, upload: Body, request: RequestContext): Promise<InventoryReceipt> {
  // Before a single byte is taken.
  requireRight(actor, importInventory.permission);
  const { bytes: limit } = IMPORT_LIMITS;
  if (upload.length > limit) throw new DomainError('body_too_large', { limit });
  return asTemporaryFile(upload, limit, async (file) => {
    const table = await openCsv(file, INVENTORY_COLUMNS).catch((error: unknown) => {
      throw unusableFile(error);
    });
    // Readable again, should the transaction be repeated.
    const rows = { [Symbol.asyncIterator]: () => table.rows() };
    const report = unwrap(await runOperatorTask(importInventory, actor, { rows }, { request }));
    if (report.rows.length === 0 && table.misshapen.length === 0)
      throw new DomainError('import_file_unusable', { problem: 'no_rows' });
    return {
      created: report.created,
      unchanged: report.unchanged,
      warned: report.rows.filter(({ warning }) => warning !== undefined).length,
      refused: await refusedLines(table, report.rows),
    };
  });
}

async function refusedLines(table: CsvTable, report: readonly InventoryReportRow[]): Promise<RefusedLine[]> {
  const refused = new Map(report.flatMap((row) => (row.verdict === 'refused' ? [[row.line, row] as const] : [])));
  const lines: RefusedLine[] = table.misshapen.map((line) => ({ line, code: 'too_many_cells', values: {} }));
  if (refused.size > 0)
    for await (const { line, values } of table.rows()) {
      const row = refused.get(line);
      if (row !== undefined) lines.push({ line, column: row.column, code: row.code, params: row.params, values });
    }
  return lines.sort((a, b) => a.line - b.line);
}
