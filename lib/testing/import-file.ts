import type { Actor } from '@/lib/access';
import { checkImport, confirmImport, getImport, listImportRows } from '@/lib/imports';
import { guessFields } from '@/lib/imports/fields';
import type { ImportKind } from '@/lib/imports/input';
import type { ImportRowView, ImportView } from '@/lib/imports/view';
import { advanceImports } from '@/lib/jobs/imports';
import { receiveImport } from '@/lib/uploads/receive-import';
import { act, ask, request } from './acting';

/** A file on its way in, as whoever brings it sends it. */
export const bring = (actor: Actor, kind: string, content: string | Uint8Array<ArrayBuffer>, name = 'file.csv') =>
  receiveImport(actor, { kind, name, body: new Response(content).body, length: 0 }, request());

/** Lines of a table. */
export const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;

/** Lets the worker do all there is. */
export async function work(): Promise<void> {
  while ((await advanceImports()) > 0);
}

/** Brings a file and has it checked, with the columns that its header suggests. */
export async function checked(actor: Actor, kind: ImportKind, content: string, invite = false): Promise<ImportView> {
  const { id } = await bring(actor, kind, content);
  const { columns } = await ask(getImport, actor, { importId: id });
  await act(checkImport, actor, { importId: id, fields: guessFields(kind, columns), invite });
  await work();
  return ask(getImport, actor, { importId: id });
}

/** What was shown, as it is confirmed. */
export const shown = ({ quote }: ImportView) =>
  quote === null
    ? {}
    : { maxPurchases: quote.purchases, maxCharge: quote.charge, maxRemovalsUndone: quote.removalsUndone };

/** …and carries it out as it was shown. */
export async function imported(actor: Actor, kind: ImportKind, content: string, invite = false): Promise<ImportView> {
  const view = await checked(actor, kind, content, invite);
  await act(confirmImport, actor, { importId: view.id, ...shown(view) });
  await work();
  return ask(getImport, actor, { importId: view.id });
}

/** All rows of an import, in short: line, verdict, and what is wrong where. */
export async function verdictsOf(actor: Actor, importId: string): Promise<unknown[][]> {
  const { data } = await ask(listImportRows, actor, { importId, limit: 200 });
  return data.map(inShort);
}

const inShort = ({ line, verdict, problem }: ImportRowView): unknown[] =>
  problem === null ? [line, verdict] : [line, verdict, problem.column, problem.code, ...valuesOf(problem.params)];

const valuesOf = (params: Record<string, string | number>): (string | number)[] =>
  Object.entries(params)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, value]) => value);
