import { failJob, finishJobs, type Job, type JobQueue, offerJobs, takeJobs } from '@/lib/access';
import { log } from '@/lib/log';

/** What one worker takes at a time: all of it is done side by side, and would wait for its expiry if the worker were killed. */
const HANDFUL = 4;

/** How many jobs a look for what is due offers at most. */
export const OFFERED_AT_ONCE = 1_000;

/** What is done in a queue: who is due, and how one of them is served. */
export type QueueWork = {
  queue: JobQueue;
  /** What is due and in no queue yet. Offered jobs come from there alone, unless others offer them too. */
  find: () => Promise<Job[]>;
  /** Throws if it could not be done, and is then tried again later. Doing it twice must do no harm. */
  handle: (data: object) => Promise<void>;
};

/**
 * Offers what is due and works until nothing waits any more. Any number of workers may do this at once and be killed
 * anywhere. What cannot be done is told to the log, comes again after a pause and keeps nothing else waiting. Gives how
 * many jobs were done.
 */
export async function workOff({ queue, find, handle }: QueueWork, signal?: AbortSignal): Promise<number> {
  await offerJobs(queue, await find());
  let done = 0;
  while (signal?.aborted !== true) {
    const jobs = await takeJobs(queue, HANDFUL);
    if (jobs.length === 0) break;
    done += await serve(queue, jobs, handle);
  }
  return done;
}

async function serve(queue: JobQueue, jobs: readonly Job[], handle: QueueWork['handle']): Promise<number> {
  const finished: string[] = [];
  const one = async ({ id, data }: Job) => {
    try {
      await handle(data);
      finished.push(id);
    } catch (err) {
      log.error({ queue, ...data, err }, 'a job failed');
      await failJob(queue, id, err);
    }
  };
  await Promise.all(jobs.map(one));
  if (finished.length > 0) await finishJobs(queue, finished);
  return finished.length;
}
