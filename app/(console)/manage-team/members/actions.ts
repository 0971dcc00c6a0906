'use server';

import { createMember } from '@/lib/members';
import { defineAction } from '@/lib/web/define-action';

export const createMemberAction = defineAction(createMember);
