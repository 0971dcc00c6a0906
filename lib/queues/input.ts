import { z } from 'zod';

/** The queues of the job library. */
export const QUEUES = ['settle', 'planned-changes', 'check', 'usage', 'alerts', 'print'] as const;
export const listQueuesInput = z.strictObject({});
export const retryJobInput = z.strictObject({ queue: z.enum(QUEUES), jobId: z.uuid() });
