'use server';

import { takeNumber } from '@/lib/numbers';
import { defineAction } from '@/lib/web/define-action';

export const takeNumberAction = defineAction(takeNumber);
