import { DomainError } from '@/lib/kernel/domain-error';
import { log } from '@/lib/log';

/** A failure as an error page may show it: nothing but the reference that the log also has. */
class PageFailure extends Error {
  readonly digest: string;

  constructor(
    readonly code: string,
    requestId: string,
  ) {
    super(`${code}, reference ${requestId}`);
    this.name = 'PageFailure';
    // All that reaches the browser: an error page says what to do by it.
    this.digest = code === 'unavailable' ? `unavailable:${requestId}` : requestId;
  }
}

/** A refusal for whatever was thrown. What is no refusal is logged with the request's id, and its message stays there. */
export function refusalOf(error: unknown, requestId: string, what: string): DomainError {
  if (error instanceof DomainError) return error;
  log.error({ err: error, requestId, useCase: what }, 'request failed');
  return new DomainError('internal');
}

/** What a page throws when it cannot be shown. */
export const pageFailure = (error: DomainError, requestId: string): Error => new PageFailure(error.code, requestId);
