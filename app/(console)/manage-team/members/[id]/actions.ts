'use server';

import { resetMemberSecondFactor } from '@/lib/identity';
import { endMemberSessions } from '@/lib/members';
import { defineAction, defineTaskAction } from '@/lib/web/define-action';

export const endMemberSessionsAction = defineAction(endMemberSessions);
export const resetMemberSecondFactorAction = defineTaskAction(resetMemberSecondFactor);
