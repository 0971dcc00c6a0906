import type { DomainError, ErrorCode, FieldError } from '@/lib/kernel/domain-error';
import { ERROR_STATUS } from '@/lib/kernel/domain-error';
import { PROBLEM_SENTENCES } from '@/lib/kernel/problem-sentences';

/** More wrong fields than this help nobody, and a hostile body may have a million. */
const MOST_ERRORS = 100;
const LONGEST_POINTER = 256;

/** `member_limit_reached` → "Member limit reached". */
export const titleOf = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('_', ' ')}`;

/** The stable identifier of a kind of problem. */
const typeOf = (code: ErrorCode): string => `urn:latchkey:problem:${code}`;

/** The answer of RFC 9457 to a refusal; `projectQuote` shapes the quote that a changed price carries. */
export function problemResponse(
  error: DomainError,
  requestId: string,
  projectQuote: (quote: unknown) => unknown = (quote) => quote,
): Response {
  // A detail may not hide the answer's own status.
  const { retryAfter, allow, status: state, ...members } = error.details;
  const status = ERROR_STATUS[error.code];
  const body = {
    type: typeOf(error.code),
    title: titleOf(error.code),
    status,
    detail: PROBLEM_SENTENCES[error.code],
    code: error.code,
    requestId,
    ...members,
    ...(state === undefined ? {} : { state }),
    ...(members.errors === undefined ? {} : { errors: shortened(members.errors) }),
    ...(members.quote === undefined ? {} : { quote: projectQuote(members.quote) }),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="Latchkey"');
  if (typeof allow === 'string') headers.set('allow', allow);
  if (status === 429 || status === 503)
    headers.set('retry-after', String(typeof retryAfter === 'number' ? retryAfter : 2));
  return new Response(JSON.stringify(body), { status, headers });
}

function shortened(errors: unknown): FieldError[] {
  const all: FieldError[] = Array.isArray(errors) ? errors : [];
  return all.slice(0, MOST_ERRORS).map(({ pointer, message, ...more }) => ({
    ...more,
    pointer: pointer.slice(0, LONGEST_POINTER),
    message: message.slice(0, 300),
  }));
}
