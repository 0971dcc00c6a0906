'use server';

import { retryJob } from '@/lib/queues';
import { defineTaskAction } from '@/lib/web/define-action';

export const retryJobAction = defineTaskAction(retryJob);
