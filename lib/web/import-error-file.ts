import { getLocale, getTranslations } from 'next-intl/server';
import { type Actor, type RequestContext, runCommand, runQuery } from '@/lib/access';
import { csvOf } from '@/lib/exports/csv';
import { importRowSentence } from '@/lib/i18n/import-row-sentence';
import { beginImportErrors, readImportErrors } from '@/lib/imports';
import type { ImportRowView } from '@/lib/imports/view';
import { DomainError } from '@/lib/kernel/domain-error';
import { headerName } from '@/lib/kernel/header-name';
import { unwrap } from '@/lib/kernel/result';
import { neutral } from '@/lib/kernel/spreadsheet-text';
import { currentActor } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { streamOf } from './export-route';
import { refusalOf } from './failure';
import { requestContext } from './request-context';

const ERROR_COLUMNS = new Set(['error', 'erreur']);

/** `GET`: the refused rows of an import as they were in its file, with what is wrong in a column of its own. */
export async function importErrorFile(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const context = await requestContext();
  const importId = (await params).id;
  try {
    const actor = await currentActor();
    if (actor === null) throw new DomainError('unauthenticated');
    // A link on a stranger's page must not make anybody take data out.
    if (request.headers.get('sec-fetch-site') === 'cross-site') throw new DomainError('forbidden');
    return await download(actor, importId, context);
  } catch (error) {
    const refusal = refusalOf(error, context.requestId, beginImportErrors.name);
    const body = await describeRefusal(refusal, context.requestId, {
      schema: beginImportErrors.input,
      input: { importId },
    });
    return Response.json(body, { status: refusal.status, headers: { 'Cache-Control': 'no-store' } });
  }
}

async function download(actor: Actor, importId: string, request: RequestContext): Promise<Response> {
  const { columns, fileName } = unwrap(await runCommand(beginImportErrors, actor, { importId }, { request }));
  const [t, locale] = await Promise.all([getTranslations('imports'), getLocale()]);
  // A file that was corrected and brought again has the column already.
  const known = columns.findIndex((column) => ERROR_COLUMNS.has(headerName(column)));
  const at = known < 0 ? columns.length : known;
  const wide = known < 0 ? columns.length : columns.length - 1;
  const placed = (cells: readonly string[], error: string): string[] => {
    const kept = cells.filter((_, index) => known < 0 || index !== known);
    const row = Array.from({ length: wide }, (_, index) => kept[index] ?? '');
    // What was beyond the header stays beyond it: nothing of the row is lost.
    return [...row.toSpliced(at, 0, error), ...kept.slice(wide)];
  };
  async function* rows() {
    for await (const { cells, problem } of refusedRows(actor, importId, request))
      yield placed(cells, problem === null ? '' : importRowSentence(problem, t));
  }
  const heads = placed(columns.map(neutral), t('errorColumn'));
  const pieces = csvOf({ heads, rows: rows(), timeZone: 'UTC' }, { separator: locale === 'fr' ? ';' : ',' });
  const name = `${fileName.replace(/\.[^.]*$/, '')}-errors.csv`;
  return new Response(streamOf(pieces, request.requestId), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="errors.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

async function* refusedRows(actor: Actor, importId: string, request: RequestContext): AsyncGenerator<ImportRowView> {
  let cursor: string | null = null;
  do {
    const page: { data: ImportRowView[]; nextCursor: string | null } = unwrap(
      await runQuery(readImportErrors, actor, { importId, ...(cursor !== null && { cursor }) }, { request }),
    );
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
