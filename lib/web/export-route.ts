import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import { type Actor, type Command, type Query, type RequestContext, runCommand, runQuery } from '@/lib/access';
import type { Cell } from '@/lib/exports/cell';
import { localParts } from '@/lib/exports/cell';
import { csvOf } from '@/lib/exports/csv';
import { jsonLinesOf } from '@/lib/exports/jsonl';
import { xlsxOf } from '@/lib/exports/xlsx';
import { DomainError } from '@/lib/kernel/domain-error';
import type { Page } from '@/lib/kernel/page';
import { type Result, refuse, unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import { currentSecret, currentSession } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { refusalOf } from './failure';
import { requestContext } from './request-context';
import { type Reader, requireSameSession } from './same-session';

interface ExportDeclaration<Row, Column extends string, Begin extends z.ZodType, Read extends z.ZodType, Context> {
  /** The file's name without its date. */
  name: string;
  columns: readonly Column[];
  /** Writes down who takes what out. */
  begin: Command<Begin, z.ZodType, Context>;
  read: Query<Read, z.ZodType<Page<Row>>>;
  /** A row as programs and imports read it. */
  cells: (row: Row) => Record<Column, Cell>;
  /** A row as a line of JSON, where programs may have the list in that form. */
  line?: (row: Row) => unknown;
  /** The same for people, in their language, where a workbook is offered: the heads, and words for what are codes. */
  words?: () => Promise<{
    title: string;
    head: (column: Column) => string;
    cell: (column: Column, cell: Cell, row: Row) => Cell;
  }>;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/**
 * A GET route that streams a list as a file: exactly the rows of its filter, in its order, with the chosen columns. It is
 * written down before the first row leaves; a failure on the way breaks the download off, so that half a list never
 * looks like a whole one.
 */
export function defineExport<Row, Column extends string, Begin extends z.ZodType, Read extends z.ZodType, Context>(
  declaration: ExportDeclaration<Row, Column, Begin, Read, Context>,
): (request: Request) => Promise<Response> {
  return async ({ url, headers }) => {
    const request = await requestContext();
    const asked = inputOf(new URL(url).searchParams, declaration.columns);
    try {
      const session = await currentSession();
      const zone = session?.membership?.company.timeZone;
      // A link on a stranger's page must not make anybody take data out.
      const elsewhere = headers.get('sec-fetch-site') === 'cross-site';
      if (session === null)
        return await refused(refuse(new DomainError('unauthenticated')), request, declaration, asked);
      if (elsewhere || zone === undefined)
        return await refused(refuse(new DomainError('forbidden')), request, declaration, asked);
      const begun = await runCommand(declaration.begin, session.actor, asked, { request });
      if (!begun.ok) return await refused(begun, request, declaration, asked);
      return await download(declaration, session.actor, asked, zone, request);
    } catch (error) {
      return refused(refuse(refusalOf(error, request.requestId, declaration.begin.name)), request, declaration, asked);
    }
  };
}

type Asked = { format: string; columns: string[] } & Record<string, unknown>;

/** The URL's parameters as the use case takes them; without `columns` all there are. */
function inputOf(parameters: URLSearchParams, all: readonly string[]): Asked {
  const { columns, format = 'csv', ...rest } = Object.fromEntries(parameters);
  const named = columns?.split(',').filter((name) => name !== '') ?? [];
  return { ...rest, format, columns: named.length === 0 ? [...all] : named };
}

async function download<Row, Column extends string, Begin extends z.ZodType, Read extends z.ZodType, Context>(
  declaration: ExportDeclaration<Row, Column, Begin, Read, Context>,
  actor: Actor,
  { format, columns, ...list }: Asked,
  timeZone: string,
  request: RequestContext,
): Promise<Response> {
  const { name, read } = declaration;
  const rows = pagesOf(read, { actor, secret: await currentSecret() }, list, request);
  const pieces = await piecesOf(declaration, rows, { format, columns, timeZone });
  const { day } = localParts(new Date().toISOString(), timeZone);
  return new Response(streamOf(pieces, request.requestId), {
    headers: {
      'Content-Type': TYPES[format as keyof typeof TYPES],
      'Content-Disposition': `attachment; filename="${name}-${day}.${format}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The file in its form, which `begin` has taken for one that the list has. */
async function piecesOf<Row, Column extends string, Begin extends z.ZodType, Read extends z.ZodType, Context>(
  { columns, cells, line, words }: ExportDeclaration<Row, Column, Begin, Read, Context>,
  rows: AsyncGenerator<Row>,
  { format, columns: chosen, timeZone }: { format: string; columns: readonly string[]; timeZone: string },
): Promise<AsyncGenerator<string | Uint8Array>> {
  if (format === 'jsonl' && line) return jsonLinesOf(mapped(rows, line));
  const kept = columns.filter((column) => chosen.includes(column));
  const rowsIn = (present: (column: Column, cell: Cell, row: Row) => Cell) =>
    mapped(rows, (row) => {
      const all = cells(row);
      return kept.map((column) => present(column, all[column], row));
    });
  if (format === 'xlsx' && words) {
    const { title, head, cell } = await words();
    return xlsxOf({ heads: kept.map(head), rows: rowsIn(cell), timeZone }, title);
  }
  const separator = (await getLocale()) === 'fr' ? ';' : ',';
  return csvOf({ heads: kept, rows: rowsIn((_, cell) => cell), timeZone }, { separator });
}

/** The list's rows, page by page: each in a transaction of its own, so that a slow reader holds no connection. */
async function* pagesOf<Row, Read extends z.ZodType>(
  read: Query<Read, z.ZodType<Page<Row>>>,
  reader: Reader,
  list: Record<string, unknown>,
  request: RequestContext,
): AsyncGenerator<Row> {
  let cursor: string | null = null;
  do {
    await requireSameSession(reader, request);
    const page: Page<Row> = unwrap(
      await runQuery(read, reader.actor, { ...list, ...(cursor !== null && { cursor }) }, { request }),
    );
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

async function* mapped<A, B>(rows: AsyncIterable<A>, map: (row: A) => B): AsyncGenerator<B> {
  for await (const row of rows) yield map(row);
}

/** Written as it is read: the next piece is made when the reader has taken the one before. */
export function streamOf(pieces: AsyncGenerator<string | Uint8Array>, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await pieces.next();
          if (done === true) controller.close();
          else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
        } catch (error) {
          log.error({ err: error, requestId }, 'an export broke off');
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

async function refused(
  result: Extract<Result<unknown>, { ok: false }>,
  { requestId }: RequestContext,
  { begin }: { begin: { input: z.ZodType } },
  input: unknown,
): Promise<Response> {
  const body = await describeRefusal(result.error, requestId, { schema: begin.input, input });
  return Response.json(body, { status: result.error.status, headers: { 'Cache-Control': 'no-store' } });
}
