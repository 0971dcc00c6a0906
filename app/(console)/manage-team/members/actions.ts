'use server';

import { changeMember, createMember } from '@/lib/members';
import { defineAction } from '@/lib/web/define-action';

export const changeMemberAction = defineAction(changeMember);
export const createMemberAction = defineAction(createMember);
