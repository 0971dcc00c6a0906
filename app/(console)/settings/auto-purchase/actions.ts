'use server';

import { setAutoPurchasePolicy } from '@/lib/companies';
import { defineAction } from '@/lib/web/define-action';

export const savePolicyAction = defineAction(setAutoPurchasePolicy);
