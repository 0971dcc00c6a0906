'use server';

import { changeFrequency, changePlan, quotePlanChange } from '@/lib/billing';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const quotePlanChangeAction = defineQueryAction(quotePlanChange);
export const changePlanAction = defineAction(changePlan);
export const changeFrequencyAction = defineAction(changeFrequency);
