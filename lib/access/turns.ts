import { asDomainError, isForLater } from '@/lib/db/constraint-errors';
import { DomainError } from '@/lib/kernel/domain-error';

/**
 * Commands of one company that are with the database at once: one holds the company's lock, the others wait for it there.
 * All beyond wait in this process and hold no connection, so that one busy company leaves the pool to everybody else.
 */
const AT_ONCE = 3;
/** As long as a lock is waited for. */
const PATIENCE_MS = 20_000;

type Waiting = { begin: () => void; fail: (error: unknown) => void };
type Line = { running: number; waiting: Set<Waiting> };

const LINES = Symbol.for('latchkey.turns');
const store = globalThis as unknown as { [LINES]?: Map<string, Line> };

/** Runs the work in the company's turn: first come, first served. */
export async function inTurn<T>(companyId: string, work: () => Promise<T>): Promise<T> {
  store[LINES] ??= new Map();
  const lines = store[LINES];
  const line = lines.get(companyId) ?? { running: 0, waiting: new Set() };
  lines.set(companyId, line);
  if (line.running < AT_ONCE) line.running += 1;
  else await turn(line);
  try {
    return await work();
  } catch (error) {
    if (isLost(error)) for (const waiting of line.waiting) waiting.fail(error);
    throw error;
  } finally {
    const [next] = line.waiting;
    if (next !== undefined) next.begin();
    else line.running -= 1;
    if (line.running === 0) lines.delete(companyId);
  }
}

/** Resolves when one of those before has ended, whose place is then taken. */
function turn(line: Line): Promise<void> {
  return new Promise((resolve, reject) => {
    const leaving =
      <A extends unknown[]>(go: (...how: A) => void) =>
      (...how: A) => {
        clearTimeout(timer);
        line.waiting.delete(waiting);
        go(...how);
      };
    const waiting: Waiting = { begin: leaving<[]>(resolve), fail: leaving(reject) };
    const timer = setTimeout(() => waiting.fail(new DomainError('unavailable', { retryAfter: 2 })), PATIENCE_MS);
    line.waiting.add(waiting);
  });
}

/** Who waits behind a call that lost the database would lose it too, one after the other. */
const isLost = (error: unknown): boolean => !isForLater(error) && asDomainError(error)?.code === 'unavailable';
