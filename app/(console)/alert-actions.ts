'use server';

import { hideAlert } from '@/lib/alerts';
import { defineAction } from '@/lib/web/define-action';

export const hideAlertAction = defineAction(hideAlert);
