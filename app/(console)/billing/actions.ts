'use server';

import { changeFrequency, changePlan, quoteFrequencyChange, quotePlanChange } from '@/lib/billing';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const quotePlanChangeAction = defineQueryAction(quotePlanChange);
export const changePlanAction = defineAction(changePlan);
export const quoteFrequencyChangeAction = defineQueryAction(quoteFrequencyChange);
/** A subscription that closes with it takes its row away: the page is read anew when the receipt is closed. */
export const changeFrequencyAction = defineAction(changeFrequency, { rereadPage: false });
