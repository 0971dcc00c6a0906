import { getLocale, getTranslations } from 'next-intl/server';
import { type RequestContext, runCommand, runQuery } from '@/lib/access';
import { csvOf } from '@/lib/exports/csv';
import { beginImportErrors, readImportErrors } from '@/lib/imports';
import type { ImportRowView } from '@/lib/imports/view';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { currentActor, currentSecret } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { streamOf } from './export-route';
import { refusalOf } from './failure';
import { errorTable } from './import-error-table';
import { requestContext } from './request-context';
import { type Reader, requireSameSession } from './same-session';

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
    return await download({ actor, secret: await currentSecret() }, importId, context);
  } catch (error) {
    const refusal = refusalOf(error, context.requestId, beginImportErrors.name);
    const body = await describeRefusal(refusal, context.requestId, {
      schema: beginImportErrors.input,
      input: { importId },
    });
    return Response.json(body, { status: refusal.status, headers: { 'Cache-Control': 'no-store' } });
  }
}

async function download(reader: Reader, importId: string, request: RequestContext): Promise<Response> {
  const { columns, fileName } = unwrap(await runCommand(beginImportErrors, reader.actor, { importId }, { request }));
  const [t, locale] = await Promise.all([getTranslations('imports'), getLocale()]);
  const { heads, cellsOf } = errorTable(columns, t);
  async function* rows() {
    for await (const row of refusedRows(reader, importId, request)) yield cellsOf(row);
  }
  const pieces = csvOf({ heads, rows: rows(), timeZone: 'UTC' }, { separator: locale === 'fr' ? ';' : ',' });
  const name = `${fileName.replace(/\.[^.]*$/, '') || 'import'}-errors.csv`;
  return new Response(streamOf(pieces, request.requestId), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="errors.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The refused rows page by page: each is asked for by a session that is still there. */
export async function* refusedRows(
  reader: Reader,
  importId: string,
  request: RequestContext,
): AsyncGenerator<ImportRowView> {
  let cursor: string | null = null;
  do {
    await requireSameSession(reader, request);
    const page: { data: ImportRowView[]; nextCursor: string | null } = unwrap(
      await runQuery(readImportErrors, reader.actor, { importId, ...(cursor !== null && { cursor }) }, { request }),
    );
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
