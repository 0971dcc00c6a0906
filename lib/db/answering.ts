import postgres, { type Sql } from 'postgres';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/kernel/domain-error';

const ANSWER_MS = 1_500;
const PATIENCE_MS = 1_000;

type Asking = { connection?: Sql; answer?: Promise<boolean> };
const ASKING = Symbol.for('latchkey.answering');
const store = globalThis as unknown as { [ASKING]?: Asking };

/** The state of this process, whichever bundle asks. */
function state(): Asking {
  store[ASKING] ??= {};
  return store[ASKING];
}

/**
 * Whether the database answers in time. Asked over a connection of its own, so that work which fills the pool is not
 * taken for silence; who asks meanwhile shares the question.
 */
export function databaseAnswers(): Promise<boolean> {
  const asking = state();
  asking.answer ??= ask(asking).finally(() => {
    delete asking.answer;
  });
  return asking.answer;
}

async function ask(asking: Asking): Promise<boolean> {
  asking.connection ??= postgres(env.DATABASE_URL, {
    max: 1,
    connect_timeout: 2,
    idle_timeout: 120,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: 'latchkey-answering' },
  });
  const { connection } = asking;
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_MS);
  });
  const answered = connection`select 1`.simple().then(
    () => true,
    () => false,
  );
  const isThere = await Promise.race([answered, silence]);
  clearTimeout(timer);
  if (!isThere) {
    // A line on which nothing comes back may never be of use again: the next question gets a new one.
    delete asking.connection;
    void connection.end({ timeout: 0 }).catch(() => undefined);
  }
  return isThere;
}

/**
 * The work's outcome, or `unavailable` as soon as it takes long and the database does not answer. What merely runs long
 * or waits for a lock is waited for: it has limits of its own.
 */
export async function unlessDatabaseIsLost<T>(work: Promise<T>): Promise<T> {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    const look = async () => {
      if (!(await databaseAnswers())) reject(new DomainError('unavailable', { retryAfter: 2 }));
      else if (!over) watch();
    };
    const watch = () => {
      timer = setTimeout(() => void look(), PATIENCE_MS);
    };
    watch();
  });
  try {
    return await Promise.race([work, lost]);
  } finally {
    over = true;
    clearTimeout(timer);
  }
}

/** Ends the connection of the question: for command lines and tests. */
export async function stopAsking(): Promise<void> {
  const { connection } = state();
  delete store[ASKING];
  await connection?.end({ timeout: 1 });
}
