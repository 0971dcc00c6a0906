import { type Actor, can, holdersOf, type RequestContext, runCommand } from '@/lib/access';
import { type CsvSheet, openSheet } from '@/lib/csv';
import { beginImport, storeImportRows } from '@/lib/imports';
import { beginImportInput, IMPORT_LIMITS, type ImportKind } from '@/lib/imports/input';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { asTemporaryFile, type Body } from './temporary-file';
import { unusableFile } from './unusable-file';

/** Rows, and characters of them, that are stored at once: the company's lock is held for a moment only. */
const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 1_000_000;
/** What a cell takes besides its text where rows travel as JSON. */
const CELL_CHARACTERS = 3;

/** A file on its way in. */
export type Upload = Body & { kind: string; name: string | null };

/**
 * Takes a file in: to disk as it comes, read through once so that a fault anywhere in its form refuses all of it, then
 * its rows into the database a batch at a time. Gives the new import's id; a refusal is thrown.
 */
export async function receiveImport(actor: Actor, upload: Upload, request: RequestContext): Promise<{ id: string }> {
  // Before a single byte is taken.
  if (!can(actor, 'imports:use'))
    throw new DomainError('forbidden', { permission: 'imports:use', heldBy: holdersOf('imports:use') });
  const kind = requireKind(upload.kind);
  const { bytes: limit } = IMPORT_LIMITS;
  if (upload.length > limit) throw new DomainError('body_too_large', { limit });
  return asTemporaryFile(upload, limit, async (file) => {
    const sheet = await openChecked(file, kind);
    const begun = await runCommand(
      beginImport,
      actor,
      { kind, fileName: fileNameOf(upload.name), columns: sheet.columns },
      { request },
    );
    const { id } = unwrap(begun);
    for await (const batch of batchesOf(sheet)) {
      unwrap(await runCommand(storeImportRows, actor, { importId: id, ...batch }, { request }));
    }
    return { id };
  });
}

function requireKind(text: string): ImportKind {
  const kind = beginImportInput.shape.kind.safeParse(text);
  if (kind.success) return kind.data;
  throw new DomainError('invalid_input', {
    errors: [{ pointer: '/kind', message: `Must be one of ${beginImportInput.shape.kind.options.join(', ')}.` }],
  });
}

/** The file's own name, without folders and what cannot be shown. */
function fileNameOf(given: string | null): string {
  const name = (given ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{C}]/gu, '')
    .trim()
    .slice(0, 200);
  return name === '' ? 'import.csv' : name;
}

async function openChecked(file: string, kind: ImportKind): Promise<CsvSheet> {
  const unusable = (problem: string, more: Record<string, unknown> = {}) =>
    new DomainError('import_file_unusable', { problem, ...more });
  let sheet: CsvSheet;
  try {
    sheet = await openSheet(file);
  } catch (error) {
    throw unusableFile(error);
  }
  if (sheet.columns.every((cell) => cell === '')) throw unusable('no_header', { line: 1 });
  if (sheet.rows === 0) throw unusable('no_rows');
  const limit = IMPORT_LIMITS.rows[kind];
  if (sheet.rows > limit) throw unusable('too_many_rows', { limit });
  return sheet;
}

type Batch = { rows: { line: number; cells: string[] }[]; complete: boolean };

async function* batchesOf({ rows: total, read }: CsvSheet): AsyncGenerator<Batch> {
  let rows: Batch['rows'] = [];
  let characters = 0;
  let stored = 0;
  for await (const row of read()) {
    rows.push(row);
    stored += 1;
    characters += row.cells.reduce((sum, cell) => sum + cell.length + CELL_CHARACTERS, 0);
    if (stored < total && rows.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield { rows, complete: stored === total };
    rows = [];
    characters = 0;
  }
}
