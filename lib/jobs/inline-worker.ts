import { env } from '@/lib/env';
import { startWorker } from './worker';

/** The worker in the web server's own process, unless WORKER=off leaves it to `npm run worker`. */
export function startInlineWorker(): void {
  if (env.WORKER === 'off') return;
  const stop = startWorker();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
