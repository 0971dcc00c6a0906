import type { Instrumentation } from 'next';

/** Runs once when the web server starts, before its first request. The worker lives in its process unless WORKER=off. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ env }, { startWorker }, { trustOnlyOwnHeaders }] = await Promise.all([
    import('@/lib/env'),
    import('@/lib/jobs/worker'),
    import('@/lib/web/trusted-headers'),
  ]);
  trustOnlyOwnHeaders();
  if (env.WORKER === 'off') return;
  const stop = startWorker();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** What failed while a page was rendered, under the reference that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('@/lib/log');
  const reference = error instanceof Error && 'digest' in error ? error.digest : undefined;
  log.error({ err: error, reference, method: request.method, route: context.routePath }, 'a request failed');
};
