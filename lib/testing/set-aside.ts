import type { Sql } from 'postgres';
import { failJob, type JobQueue, offerJobs, takeJobs } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';

/** A job that failed as often as it may. */
export async function setJobAside(sql: Sql, queue: JobQueue, data: object, message: string): Promise<string> {
  const jobId = toUuid('msg', newId('msg'));
  await offerJobs(queue, [{ id: jobId, data }]);
  await sql`update pgboss.job set retry_limit = 0 where id = ${jobId}`;
  await takeJobs(queue, 10);
  await failJob(queue, jobId, new Error(message));
  return jobId;
}
