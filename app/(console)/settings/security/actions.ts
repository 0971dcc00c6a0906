'use server';

import { setIdleLimit, setSecondFactorRule } from '@/lib/companies';
import { defineAction } from '@/lib/web/define-action';

export const saveIdleLimitAction = defineAction(setIdleLimit);
export const saveSecondFactorRuleAction = defineAction(setSecondFactorRule);
