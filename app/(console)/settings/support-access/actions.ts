'use server';

import { endSupportGrant } from '@/lib/support';
import { defineAction } from '@/lib/web/define-action';

export const endSupportGrantAction = defineAction(endSupportGrant);
