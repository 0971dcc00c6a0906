'use server';

import { labelNumbers, resolveNumberSelection } from '@/lib/numbers';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const resolveNumberSelectionAction = defineQueryAction(resolveNumberSelection);
export const labelNumbersAction = defineAction(labelNumbers);
