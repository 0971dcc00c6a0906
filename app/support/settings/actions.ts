'use server';

import { changeSettings } from '@/lib/billing';
import { defineTaskAction } from '@/lib/web/define-action';

export const changeSettingsAction = defineTaskAction(changeSettings);
