import { getTranslations } from 'next-intl/server';
import { importFileProblem } from '@/lib/i18n/import-file-problem';
import { beginImportInput } from '@/lib/imports/input';
import { DomainError } from '@/lib/kernel/domain-error';
import { receiveImport } from '@/lib/uploads/receive-import';
import { currentActor } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { refusalOf } from './failure';
import { isOwnOrigin } from './own-origin';
import { requestContext } from './request-context';

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** `POST ?kind=&name=` with a file as its body: takes it in for whoever is signed in, from a page of this console only. */
export async function uploadImport(request: Request): Promise<Response> {
  const context = await requestContext();
  const headers = { ...HEADERS, 'X-Request-Id': context.requestId };
  const parameters = new URL(request.url).searchParams;
  try {
    if (!isOwnOrigin(request.headers.get('origin'))) throw new DomainError('forbidden');
    const actor = await currentActor();
    if (actor === null) throw new DomainError('unauthenticated');
    const upload = {
      kind: parameters.get('kind') ?? '',
      name: parameters.get('name'),
      body: request.body,
      length: Number(request.headers.get('content-length') ?? 0),
    };
    return Response.json(await receiveImport(actor, upload, context), { status: 201, headers });
  } catch (error) {
    const refusal = refusalOf(error, context.requestId, 'receiveImport');
    const asked = { schema: beginImportInput, input: Object.fromEntries(parameters) };
    const body = await describeRefusal(refusal, context.requestId, asked);
    const sentence = importFileProblem(refusal, await getTranslations('imports.files'));
    if (refusal.status === 503)
      Object.assign(headers, { 'Retry-After': String(Number(refusal.details.retryAfter) || 2) });
    return Response.json(
      { ...body, ...(sentence !== null && { message: sentence }) },
      { status: refusal.status, headers },
    );
  }
}
