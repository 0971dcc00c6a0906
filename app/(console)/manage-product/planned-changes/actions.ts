'use server';

import {
  cancelPlannedChange,
  movePlannedChange,
  planAssignment,
  planCover,
  planRelease,
  quotePlannedAssignment,
  retryPlannedChange,
} from '@/lib/planned-changes';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const quotePlannedAssignmentAction = defineQueryAction(quotePlannedAssignment);
export const planAssignmentAction = defineAction(planAssignment);
export const planReleaseAction = defineAction(planRelease);
export const planCoverAction = defineAction(planCover);
export const cancelPlannedChangeAction = defineAction(cancelPlannedChange);
export const movePlannedChangeAction = defineAction(movePlannedChange);
export const retryPlannedChangeAction = defineAction(retryPlannedChange);
