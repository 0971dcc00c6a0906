'use server';

import { hideFirstSteps } from '@/lib/usage';
import { defineAction } from '@/lib/web/define-action';

export const hideFirstStepsAction = defineAction(hideFirstSteps);
