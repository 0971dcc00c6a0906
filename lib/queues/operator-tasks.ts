import { defineOperatorTask, retrySetAside } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { listQueuesInput, retryJobInput } from './input';
import { failedRows, queueRows } from './queue-repository';
import { queuesView, retriedJobView } from './view';

/** How far the worker is: what is due, since when, and what failed. */
export const listQueues = defineOperatorTask({
  name: 'listQueues',
  permission: 'jobs:administer',
  input: listQueuesInput,
  output: queuesView,
  handler: async (scope) => ({ queues: await queueRows(scope), failed: await failedRows(scope) }),
});

/** Has a job done after all that was set aside; what it does is what its company's log then says. */
export const retryJob = defineOperatorTask({
  name: 'retryJob',
  permission: 'jobs:administer',
  input: retryJobInput,
  output: retriedJobView,
  handler: async (scope, { queue, jobId }) => {
    if (!(await retrySetAside(queue, jobId))) throw new DomainError('not_found');
    scope.record({ action: 'job.retried', targetId: jobId, after: { queue } });
    return { jobId };
  },
});
