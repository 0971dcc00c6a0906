import { type RequestContext, runOperatorTask } from '@/lib/access';
import { noteApiKeyUse } from '@/lib/api-keys';
import { log } from '@/lib/log';

const MINUTE = 60_000;
const KNOWN = 10_000;

/** The minute in which this process has last noted each key. */
const noted = new Map<string, number>();
const underWay = new Set<Promise<void>>();

/** Notes that a key is in use, once a minute and beside its request, which waits for nothing and fails by nothing. */
export function noteUse(keyId: string, request: RequestContext): void {
  const minute = Math.floor(Date.now() / MINUTE);
  if (noted.get(keyId) === minute) return;
  if (noted.size >= KNOWN) noted.clear();
  noted.set(keyId, minute);
  const written = runOperatorTask(noteApiKeyUse, { kind: 'system', name: 'api' }, { keyId }, { request }).then(
    () => undefined,
    (error: unknown) => log.warn({ err: error, requestId: request.requestId }, 'the use of a key was not noted'),
  );
  underWay.add(written);
  void written.finally(() => underWay.delete(written));
}

/** Resolves when everything noted so far is written. */
export const usesWritten = async (): Promise<void> => void (await Promise.all(underWay));
