'use server';

import { endOtherSessions, endOwnSession } from '@/lib/identity';
import { defineTaskAction } from '@/lib/web/define-action';

export const endSessionAction = defineTaskAction(endOwnSession);
export const endOtherSessionsAction = defineTaskAction(endOtherSessions);
