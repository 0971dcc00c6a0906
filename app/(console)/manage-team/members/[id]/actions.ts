'use server';

import { endMemberSessions } from '@/lib/members';
import { defineAction } from '@/lib/web/define-action';

export const endMemberSessionsAction = defineAction(endMemberSessions);
