'use server';

import { createStaff, endStaff, resetSecondFactor } from '@/lib/identity';
import { defineTaskAction } from '@/lib/web/define-action';
import { defineLinkAction } from '@/lib/web/define-link-action';

export const createStaffAction = defineLinkAction(createStaff, ({ id }) => id);
export const endStaffAction = defineTaskAction(endStaff);
export const resetSecondFactorAction = defineTaskAction(resetSecondFactor);
