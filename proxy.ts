import { type NextRequest, NextResponse } from 'next/server';
import { isDatabaseAlive } from '@/lib/access/health';
import { problemResponse } from '@/lib/api/problem';
import { env, inDevelopment } from '@/lib/env';
import { DomainError, type ErrorCode } from '@/lib/kernel/domain-error';
import { refusalOfAction } from '@/lib/web/action-request';
import { securityHeaders } from '@/lib/web/content-security';
import { isMalformedPath } from '@/lib/web/malformed-path';
import { isPage, isRefusedMethod, PAGE_METHODS } from '@/lib/web/methods';
import { REQUESTED_PATH } from '@/lib/web/requested-path';
import { unavailablePage } from '@/lib/web/unavailable-page';

// What a caller may hand in as its own request id: searchable in logs, harmless in a header.
const requestIdShape = /^[A-Za-z0-9._:-]{8,128}$/;

function requestIdOf(request: NextRequest): string {
  const given = request.headers.get('x-request-id') ?? '';
  return requestIdShape.test(given) ? given : crypto.randomUUID();
}

/** The page that was asked for, without what the router adds for itself. */
function pathOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.search);
  query.delete('_rsc');
  return query.size === 0 ? nextUrl.pathname : `${nextUrl.pathname}?${query}`;
}

function problem(code: ErrorCode, requestId: string): NextResponse {
  const { body, status, headers } = problemResponse(new DomainError(code), requestId);
  return new NextResponse(body, { status, headers });
}

/** A path that cannot be decoded names nothing, and the router would answer it with 500. */
function notFound({ nextUrl, url }: NextRequest, headers: Headers, requestId: string): NextResponse {
  if (nextUrl.pathname.startsWith('/api/')) return problem('not_found', requestId);
  return NextResponse.rewrite(new URL('/nowhere', url), { request: { headers } });
}

/** Actions and the readiness answer for themselves when the database is lost: they can still choose what to say. */
const canSaySo = ({ method, nextUrl: { pathname } }: NextRequest): boolean =>
  /^\/(healthz|readyz)$/.test(pathname) || (method === 'POST' && !pathname.startsWith('/api/'));

/** On to the page or route, or the answer that says the database is lost. */
async function passOn(
  request: NextRequest,
  headers: Headers,
  { nonce, requestId }: { nonce: string; requestId: string },
): Promise<NextResponse> {
  // Asked for an action too: while somebody asks, what waits for a lost database is ended.
  const alive = isDatabaseAlive();
  if (canSaySo(request) || (await alive)) return NextResponse.next({ request: { headers } });
  return request.nextUrl.pathname.startsWith('/api/')
    ? problem('unavailable', requestId)
    : unavailablePage(request.headers, nonce);
}

/** What no page of the console sends, so nobody reads it but who looks for why. */
const REFUSED = {
  400: 'The payload of this action is broken.',
  403: 'This action was not sent by a page of this console under its public address.',
  413: 'The payload of this action is too large.',
  415: 'The payload of this action is neither text nor a form.',
} as const;

async function answerTo(
  request: NextRequest,
  headers: Headers,
  made: { nonce: string; requestId: string },
): Promise<NextResponse> {
  const { method, nextUrl } = request;
  if (isMalformedPath(nextUrl.pathname)) return notFound(request, headers, made.requestId);
  if (isRefusedMethod(method, nextUrl.pathname))
    return new NextResponse(null, { status: 405, headers: { Allow: PAGE_METHODS.join(', ') } });
  const refused = isPage(nextUrl.pathname) ? await refusalOfAction(request) : null;
  if (refused !== null) return new NextResponse(REFUSED[refused], { status: refused });
  return passOn(request, headers, made);
}

/**
 * Gives every request an id and every answer its security headers, and answers 503 while the database is lost: a page
 * cannot set that status once it renders. It is never the check of who may see what.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const requestId = requestIdOf(request);
  const security = securityHeaders({
    nonce,
    https: env.APP_URL.startsWith('https:'),
    development: inDevelopment,
  });

  const headers = new Headers(request.headers);
  headers.set('x-request-id', requestId);
  headers.set(REQUESTED_PATH, pathOf(request));
  // Next reads the nonce for its own scripts from this request header.
  headers.set('content-security-policy', security['Content-Security-Policy'] ?? '');

  const { pathname } = request.nextUrl;
  const response = await answerTo(request, headers, { nonce, requestId });
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value);
  response.headers.set('X-Request-Id', requestId);
  if (!pathname.startsWith('/api/')) response.headers.set('Cache-Control', 'no-store');
  return response;
}

// Built files carry no data and no scripts of their own: they are served, and cached, without this. So are uploads taken
// in: in front of a proxy the framework keeps a body in memory, and cuts it off at 10 MB without a word. Their answers get
// their headers from next.config.js.
export const config = {
  matcher: [
    '/((?!_next/static|flags/\\w+$|favicon.ico|icon.svg|logo.svg|api/(?:console(?:/inventory)?|v1)/imports$).*)',
    { source: '/api/v1/imports', missing: [{ type: 'header', key: 'content-type' }] },
  ],
};
