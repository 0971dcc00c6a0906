'use server';

import { changeAlertSettings } from '@/lib/alerts';
import { defineAction } from '@/lib/web/define-action';

export const saveAlertSettingsAction = defineAction(changeAlertSettings);
