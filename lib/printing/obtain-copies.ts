import type { Actor, RequestContext } from '@/lib/access';
import { type Copy, obtainCopy } from './obtain-copy';

/** So many are asked for at once, so that the worker has something to do and others get their turn between. */
const AHEAD = 8;
/** Those of one archive wait for each other, and for those of others. */
const PATIENCE_MS = 60_000;

/**
 * The copies of many documents in their order, each made if it has to be. `stillAllowed` is asked before each and throws
 * once the reader has left.
 */
export async function* obtainCopies(
  actor: Actor,
  documents: readonly { invoiceId: string }[],
  request: RequestContext,
  stillAllowed: () => Promise<void>,
): AsyncGenerator<Copy> {
  const begin = async ({ invoiceId }: { invoiceId: string }) => {
    await stillAllowed();
    return obtainCopy(actor, { invoiceId }, request, PATIENCE_MS);
  };
  const underWay: Promise<Copy>[] = [];
  for (const document of documents) {
    const copy = begin(document);
    // Who fails is waited for in turn; nobody waits for those behind it any more.
    copy.catch(() => undefined);
    underWay.push(copy);
    const [first] = underWay.length < AHEAD ? [] : underWay.splice(0, 1);
    if (first !== undefined) yield await first;
  }
  for (const copy of underWay) yield await copy;
}
