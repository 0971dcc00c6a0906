'use server';

import { setSecondFactorRule } from '@/lib/companies';
import { defineAction } from '@/lib/web/define-action';

export const saveSecondFactorRuleAction = defineAction(setSecondFactorRule);
