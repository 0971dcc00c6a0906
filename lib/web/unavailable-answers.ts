import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

const NOTED = Symbol.for('latchkey.unavailable');
const store = globalThis as unknown as { [NOTED]?: Set<string> };
/** More requests than can be under way: one that was noted when it was over already is forgotten some time. */
const MOST = 1_000;

/** One for the process: what a page fails with and what answers are written by are bundled apart. */
function noted(): Set<string> {
  store[NOTED] ??= new Set();
  return store[NOTED];
}

const requestIdOf = ({ 'x-request-id': id }: IncomingHttpHeaders): string => String(id);

/** Notes that a page failed since its database was lost, or too slow, while it was under way. */
export function noteFailure(error: unknown, headers: IncomingHttpHeaders): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'unavailable')) return;
  if (noted().size >= MOST) noted().clear();
  noted().add(requestIdOf(headers));
}

/**
 * Lets such a page answer 503 and say when to come again: the framework has 500 for everything that fails once a page
 * renders.
 */
export function settleStatus(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...more: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...more: unknown[]) => {
    if (status !== 500 || !noted().delete(requestIdOf(request.headers))) return writeHead(status, ...more);
    response.statusCode = 503;
    response.setHeader('Retry-After', '2');
    return writeHead(503, ...more);
  }) as ServerResponse['writeHead'];
}
