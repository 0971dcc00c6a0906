import type { Instrumentation } from 'next';

/** Runs once when the web server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { trustOnlyOwnHeaders } = await import('@/lib/web/trusted-headers');
  const { startInlineWorker } = await import('@/lib/jobs/inline-worker');
  trustOnlyOwnHeaders();
  startInlineWorker();
}

/** What failed while a page was rendered, under the reference that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ log }, { noteFailure }] = await Promise.all([import('@/lib/log'), import('@/lib/web/unavailable-answers')]);
  noteFailure(error, request.headers);
  const reference = error instanceof Error && 'digest' in error ? error.digest : undefined;
  log.error({ err: error, reference, method: request.method, route: context.routePath }, 'a request failed');
};
