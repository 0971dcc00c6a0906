import { getLocale, getTranslations } from 'next-intl/server';
import { csvOf } from '@/lib/exports/csv';
import { importFileProblem } from '@/lib/i18n/import-file-problem';
import { importRowSentence } from '@/lib/i18n/import-row-sentence';
import { DomainError } from '@/lib/kernel/domain-error';
import { importInventory } from '@/lib/numbers';
import { type RefusedLine, receiveInventory } from '@/lib/uploads/receive-inventory';
import { currentActor } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { refusalOf } from './failure';
import { isOwnOrigin } from './own-origin';
import { requestContext } from './request-context';

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
/** How many refused rows are shown; the file has all of them. */
const SHOWN = 100;

/** What an import of numbers answers: counts, the first rows that were refused, and all of them as a file to mend. */
export type InventoryAnswer = {
  created: number;
  unchanged: number;
  warned: number;
  refused: number;
  rows: { line: number; number: string; sentence: string }[];
  errorFile: string | null;
};

/** `POST` with a file of numbers as its body: takes it into the inventory, from a page of this console only. */
export async function uploadInventory(request: Request): Promise<Response> {
  const context = await requestContext();
  const headers = { ...HEADERS, 'X-Request-Id': context.requestId };
  try {
    if (!isOwnOrigin(request.headers.get('origin'))) throw new DomainError('forbidden');
    const actor = await currentActor();
    if (actor === null) throw new DomainError('unauthenticated');
    const upload = { body: request.body, length: Number(request.headers.get('content-length') ?? 0) };
    const { refused, ...counts } = await receiveInventory(actor, upload, context);
    return Response.json({ ...counts, ...(await inWords(refused)) }, { status: 201, headers });
  } catch (error) {
    const refusal = refusalOf(error, context.requestId, importInventory.name);
    const body = await describeRefusal(refusal, context.requestId, { schema: importInventory.input, input: {} });
    const sentence = importFileProblem(refusal, await getTranslations('imports.files'));
    return Response.json(
      { ...body, ...(sentence !== null && { message: sentence }) },
      { status: refusal.status, headers },
    );
  }
}

async function inWords(refused: RefusedLine[]): Promise<Pick<InventoryAnswer, 'refused' | 'rows' | 'errorFile'>> {
  const [say, locale] = await Promise.all([getTranslations('imports'), getLocale()]);
  const lines = refused.map(({ line, column = null, code = 'internal', params = {}, values }) => ({
    line,
    values,
    sentence: importRowSentence({ column, code, params }, say),
  }));
  async function* rows() {
    for (const { line, values, sentence } of lines)
      yield [line, values.number ?? '', values.country ?? '', values.type ?? '', sentence];
  }
  let file = '';
  const table = { heads: ['line', 'number', 'country', 'type', say('errorColumn')], rows: rows(), timeZone: 'UTC' };
  for await (const piece of csvOf(table, { separator: locale === 'fr' ? ';' : ',' })) file += piece;
  return {
    refused: lines.length,
    rows: lines.slice(0, SHOWN).map(({ line, values, sentence }) => ({ line, number: values.number ?? '', sentence })),
    errorFile: lines.length === 0 ? null : file,
  };
}
