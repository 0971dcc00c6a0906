import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { QUEUES } from './input';

/** How far the work of one kind is. */
export const queueView = z.object({
  queue: z.enum([...QUEUES, 'outbox', 'webhooks']),
  /** What is due and waits, also for another attempt. */
  due: z.int(),
  active: z.int(),
  /** Set aside after its last attempt. */
  failed: z.int(),
  /** Since when the oldest is due. */
  oldest: instantView.nullable(),
  /** When something falls due next. */
  next: instantView.nullable(),
  /** When something of it was last done, where that is kept. */
  last: instantView.nullable(),
});
export type QueueView = z.infer<typeof queueView>;

/** A job that failed: it comes again by itself, or was set aside. */
export const failedJobView = z.object({
  queue: z.enum(QUEUES),
  jobId: z.string(),
  company: z.object({ id: z.string(), name: z.string() }).nullable(),
  attempts: z.int(),
  isSetAside: z.boolean(),
  failedAt: instantView.nullable(),
  reason: z.string().nullable(),
});
export type FailedJobView = z.infer<typeof failedJobView>;

export const queuesView = z.object({ queues: z.array(queueView), failed: z.array(failedJobView) });
export const retriedJobView = z.object({ jobId: z.string() });
