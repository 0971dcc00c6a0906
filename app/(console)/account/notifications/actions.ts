'use server';

import { chooseNotification, testNotification } from '@/lib/alerts';
import { defineAction } from '@/lib/web/define-action';

export const chooseNotificationAction = defineAction(chooseNotification);
export const testNotificationAction = defineAction(testNotification, { rereadPage: false });
