'use server';

import { setPlan } from '@/lib/companies';
import { setListPrice } from '@/lib/licences';
import { defineTaskAction } from '@/lib/web/define-action';

export const setPlanAction = defineTaskAction(setPlan);
export const setListPriceAction = defineTaskAction(setListPrice);
