import { type RequestContext, runCommand } from '@/lib/access';
import { localParts } from '@/lib/exports/cell';
import { zipOf } from '@/lib/exports/zip';
import { beginInvoiceExport } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { obtainCopies } from '@/lib/printing/obtain-copies';
import { type Copy, obtainCopy } from '@/lib/printing/obtain-copy';
import { currentSecret, currentSession } from './current-actor';
import { refusalSentence } from './describe-refusal';
import { streamOf } from './export-route';
import { refusalOf } from './failure';
import { requestContext } from './request-context';
import { type Reader, requireSameSession } from './same-session';

type Asking = Reader & { timeZone: string };

/** `GET`: the printable copy of one document. */
export async function invoiceCopyFile(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const invoiceId = (await params).id;
  return answered(request, 'getInvoiceCopy', async ({ actor }, context) => {
    const { number, content } = await obtainCopy(actor, { invoiceId }, context);
    return file(content, { name: `${number}.pdf`, type: 'application/pdf' });
  });
}

/**
 * `GET`: the printable copies of all documents that the filters in the URL leave, in one archive. It is written down
 * before the first one leaves; a failure on the way breaks the download off.
 */
export const invoiceArchive = (request: Request): Promise<Response> =>
  answered(request, beginInvoiceExport.name, async ({ timeZone, ...reader }, context) => {
    const filter = Object.fromEntries(new URL(request.url).searchParams);
    const begun = await runCommand(beginInvoiceExport, reader.actor, filter, { request: context });
    const { documents } = unwrap(begun);
    const copies = obtainCopies(reader.actor, documents, context, () => requireSameSession(reader, context));
    const { day } = localParts(new Date().toISOString(), timeZone);
    const name = `invoices-${day}.zip`;
    return file(streamOf(zipOf(named(copies)), context.requestId), { name, type: 'application/zip' });
  });

async function* named(copies: AsyncIterable<Copy>) {
  for await (const { number, content } of copies) yield { name: `${number}.pdf`, content };
}

const file = (body: BodyInit, { name, type }: { name: string; type: string }): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

/** A refusal is a sentence of its own: whoever followed the link reads it where the file would have been. */
async function answered(
  { headers }: Request,
  useCase: string,
  make: (reader: Asking, context: RequestContext) => Promise<Response>,
): Promise<Response> {
  const context = await requestContext();
  try {
    const session = await currentSession();
    if (session === null) throw new DomainError('unauthenticated');
    // A link on a stranger's page must not make anybody take data out.
    const timeZone = session.membership?.company.timeZone;
    if (timeZone === undefined || headers.get('sec-fetch-site') === 'cross-site') throw new DomainError('forbidden');
    return await make({ actor: session.actor, secret: await currentSecret(), timeZone }, context);
  } catch (error) {
    const refusal = refusalOf(error, context.requestId, useCase);
    const { retryAfter } = refusal.details;
    return new Response(await refusalSentence(refusal), {
      status: refusal.status,
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        ...(typeof retryAfter === 'number' && { 'Retry-After': String(retryAfter) }),
      },
    });
  }
}
