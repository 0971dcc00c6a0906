'use server';

import { assignNumbers, changeNumbers, quoteAssignments, quoteNumberChange } from '@/lib/assignments';
import { labelNumbers, resolveNumberSelection } from '@/lib/numbers';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const resolveNumberSelectionAction = defineQueryAction(resolveNumberSelection);
export const quoteNumberChangeAction = defineQueryAction(quoteNumberChange);
export const changeNumbersAction = defineAction(changeNumbers);
export const labelNumbersAction = defineAction(labelNumbers);
export const quoteAssignmentsAction = defineQueryAction(quoteAssignments);
export const assignNumbersAction = defineAction(assignNumbers);
