'use server';

import { changeSettings } from '@/lib/billing';
import { setQuarantine } from '@/lib/numbers';
import { defineTaskAction } from '@/lib/web/define-action';

export const changeSettingsAction = defineTaskAction(changeSettings);
export const setQuarantineAction = defineTaskAction(setQuarantine);
