import { defineOperatorTask, type OperatorScope } from '@/lib/access';
import { countVerdicts, type ImportRow, inBatches } from '@/lib/kernel/import-rows';
import { addLines, numberKindNames } from './import-repository';
import { checkInventoryRow, type ImportedLine } from './import-rules';
import { importInventoryInput } from './input';
import { type InventoryReportRow, inventoryReport } from './view';

const BATCH = 1_000;
const NOT_KNOWN = 'Lies in no range that is known to be in use; taken as it is.';

/** Adds numbers of a file to the operator's inventory: all rows that can go in, in one transaction, with a verdict on each. */
export const importInventory = defineOperatorTask({
  name: 'importInventory',
  permission: 'inventory:import',
  input: importInventoryInput,
  output: inventoryReport,
  handler: async (scope, input) => {
    const kinds = await numberKindNames(scope);
    const firstLine = new Map<string, number>();
    const rows: InventoryReportRow[] = [];
    for await (const batch of inBatches(input.rows, BATCH)) {
      rows.push(...(await importBatch(scope, batch, kinds, firstLine)));
    }
    const counts = countVerdicts(rows);
    if (counts.created > 0) scope.record({ action: 'inventory.imported', targetId: 'inventory', after: counts });
    return { ...counts, rows };
  },
});

type Candidate = { row: ImportRow; line: ImportedLine; valid: boolean };

async function importBatch(
  scope: OperatorScope,
  batch: readonly ImportRow[],
  kinds: ReadonlySet<string>,
  firstLine: Map<string, number>,
) {
  const verdicts = new Map<ImportRow, InventoryReportRow>();
  const candidates: Candidate[] = [];
  for (const row of batch) {
    const checked = checkInventoryRow(row, kinds);
    if (!checked.ok) {
      const { ok: _, ...refusal } = checked;
      verdicts.set(row, {
        line: row.line,
        verdict: 'refused',
        number: (row.values.number ?? '').slice(0, 80),
        ...refusal,
      });
      continue;
    }
    const { line, valid } = checked;
    const earlier = firstLine.get(line.e164);
    if (earlier === undefined) {
      firstLine.set(line.e164, row.line);
      candidates.push({ row, line, valid });
    } else {
      verdicts.set(row, sameAs(row, line, earlier));
    }
  }
  const stored = await addLines(
    scope,
    candidates.map((candidate) => candidate.line),
  );
  for (const candidate of candidates)
    verdicts.set(candidate.row, verdictOf(candidate, stored.get(candidate.line.e164)));
  return batch.flatMap((row) => verdicts.get(row) ?? []);
}

const sameAs = ({ line, values }: ImportRow, { e164 }: ImportedLine, earlier: number): InventoryReportRow => ({
  line,
  verdict: 'refused',
  number: e164,
  column: 'number',
  value: (values.number ?? '').slice(0, 80),
  message: `Is the same number as in line ${earlier}.`,
  hint: 'Keep one of the two lines.',
  code: 'same_as_line',
  params: { line: earlier },
});

function verdictOf(
  { row, line, valid }: Candidate,
  stored: { country: string; type: string; added: boolean } | undefined,
): InventoryReportRow {
  const { line: at } = row;
  if (stored === undefined) throw new Error('a line just imported is not there');
  if (stored.added) return { line: at, verdict: 'created', number: line.e164, ...(!valid && { warning: NOT_KNOWN }) };
  if (stored.country === line.country && stored.type === line.type)
    return { line: at, verdict: 'unchanged', number: line.e164 };
  const column = stored.country === line.country ? 'type' : 'country';
  const message = `Differs from the directory, where this number is ${stored.country} ${stored.type}.`;
  return {
    line: at,
    verdict: 'refused',
    number: line.e164,
    column,
    value: line[column],
    message,
    hint: 'Correct the file: an import changes no number that is there.',
    code: 'line_differs',
    params: { country: stored.country, type: stored.type },
  };
}
