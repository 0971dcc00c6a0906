'use server';

import { retryMessage } from '@/lib/mailbox';
import { defineTaskAction } from '@/lib/web/define-action';

export const retryMessageAction = defineTaskAction(retryMessage);
