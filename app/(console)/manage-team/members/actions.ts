'use server';

import { changeMember, createMember, inviteMember, revokeInvitation } from '@/lib/members';
import { defineAction } from '@/lib/web/define-action';

export const changeMemberAction = defineAction(changeMember);
export const inviteMemberAction = defineAction(inviteMember);
export const revokeInvitationAction = defineAction(revokeInvitation);
export const createMemberAction = defineAction(createMember);
