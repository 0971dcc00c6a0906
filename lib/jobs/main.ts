import { closePool } from '@/lib/db/client';
import { log } from '@/lib/log';
import { startWorker } from './worker';

const stop = startWorker();
log.info('worker started');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().then(closePool));
}
