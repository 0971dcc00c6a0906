'use server';

import { deleteNumber, exchangeNumbers, reassignNumber, restoreNumber, unassignNumber } from '@/lib/assignments';
import { defineAction } from '@/lib/web/define-action';

export const reassignNumberAction = defineAction(reassignNumber);
export const exchangeNumbersAction = defineAction(exchangeNumbers);
export const unassignNumberAction = defineAction(unassignNumber);
export const deleteNumberAction = defineAction(deleteNumber);
export const restoreNumberAction = defineAction(restoreNumber);
