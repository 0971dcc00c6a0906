import PgBoss from 'pg-boss';
import { env } from '@/lib/env';

/** What fails is tried again after 5 to 10 seconds, then twice as long each time, for about an hour. */
const RETRIES = { retryLimit: 9, retryDelay: 5, retryBackoff: true } as const;

/** The kinds of jobs, and after how many seconds one whose worker fell silent is given to another. */
export const JOB_QUEUES = {
  /** A company in which something falls due by the clock. */
  settle: { ...RETRIES, expireInSeconds: 120 },
  /** A company whose night has come. */
  check: { ...RETRIES, expireInSeconds: 300 },
  /** A company in which the day of a planned change has come. */
  'planned-changes': { ...RETRIES, expireInSeconds: 300 },
  /** A company of which a day is over. */
  usage: { ...RETRIES, expireInSeconds: 300 },
  /** A company whose figures have changed since somebody looked whether a limit is crossed. */
  alerts: { ...RETRIES, expireInSeconds: 120 },
  /** A mail to an account's holder, outside of every company. */
  'account-mail': { ...RETRIES, expireInSeconds: 120 },
  /** A printable copy that somebody waits for. */
  print: { ...RETRIES, expireInSeconds: 30 },
} as const;

export type JobQueue = keyof typeof JOB_QUEUES;

/** One thing to do. Its id is the one of what it is about, so that nothing waits twice in a queue. */
export type Job = { id: string; data: object };

const options = {
  max: 2,
  application_name: 'latchkey jobs',
  schedule: false,
  supervise: false,
  /** Set aside for so long after its last attempt; then whoever looks for what is due may offer it again. */
  archiveFailedAfterSeconds: 6 * 3_600,
} as const;

const STORE = Symbol.for('latchkey.jobs');
const store = globalThis as unknown as { [STORE]?: Promise<PgBoss> };

/** The job library in this process: it works as the schema's owner, on connections of its own. */
function library(): Promise<PgBoss> {
  store[STORE] ??= open(env.DATABASE_URL, { migrate: false }).catch((error: unknown) => {
    delete store[STORE];
    throw error;
  });
  return store[STORE];
}

async function open(connectionString: string, more: { migrate: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString, ...options, ...more });
  // A connection that breaks while nobody uses it; whoever uses the next one is told by its own statement.
  boss.on('error', () => undefined);
  return boss.start();
}

/** Ends this process's connections of the library. */
export async function closeJobs(): Promise<void> {
  const opened = store[STORE];
  delete store[STORE];
  await (await opened?.catch(() => undefined))?.stop({ graceful: false });
}

/** Makes the library's own tables and the queues, as the schema's owner; the look-ups across companies may read them. */
export async function installJobs(url: string): Promise<void> {
  const boss = await open(url, { migrate: true });
  try {
    for (const [name, queue] of Object.entries(JOB_QUEUES)) {
      await boss.createQueue(name, { name, ...queue });
      await boss.updateQueue(name, { name, ...queue });
    }
    await boss.getDb().executeSql('grant usage on schema pgboss to latchkey_system', []);
    await boss.getDb().executeSql('grant select on pgboss.job to latchkey_system', []);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Puts jobs into a queue; those that wait there already, are under way or were set aside stay as they are. */
export async function offerJobs(queue: JobQueue, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await (await library()).insert(jobs.map(({ id, data }) => ({ name: queue, id, data })));
}

/** Takes the oldest jobs whose time has come; nobody else gets them until they expire. None also where the database is lost. */
export async function takeJobs(queue: JobQueue, limit: number): Promise<Job[]> {
  return (await library()).fetch<object>(queue, { batchSize: limit });
}

/** Jobs that are done leave no trace here: what they did is in the companies' logs. */
export async function finishJobs(queue: JobQueue, ids: string[]): Promise<void> {
  const boss = await library();
  await boss.deleteJob(queue, ids);
}

/** A job that failed comes again later, or is set aside after its last attempt, with what went wrong. */
export async function failJob(queue: JobQueue, id: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await (await library()).fail(queue, id, { message });
}

/** Gives jobs back whose worker fell silent, and clears away what was set aside long ago. */
export async function maintainJobs(): Promise<void> {
  await (await library()).maintain();
}

/** Has a job tried again that was set aside after its last attempt; false where there is none of that id. */
export async function retrySetAside(queue: JobQueue, id: string): Promise<boolean> {
  const boss = await library();
  const job = await boss.getJobById<object>(queue, id);
  if (job?.state !== 'failed') return false;
  await boss.retry(queue, id);
  return true;
}
