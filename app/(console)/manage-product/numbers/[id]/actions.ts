'use server';

import { labelNumber } from '@/lib/numbers';
import { defineAction } from '@/lib/web/define-action';

export const labelNumberAction = defineAction(labelNumber);
