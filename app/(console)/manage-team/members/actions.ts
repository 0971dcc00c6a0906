'use server';

import {
  changeMember,
  createMember,
  inviteMember,
  moveMembers,
  resolveMemberSelection,
  revokeInvitation,
} from '@/lib/members';
import { revealMember } from '@/lib/support';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const changeMemberAction = defineAction(changeMember);
export const inviteMemberAction = defineAction(inviteMember);
export const revokeInvitationAction = defineAction(revokeInvitation);
export const resolveMemberSelectionAction = defineQueryAction(resolveMemberSelection);
export const moveMembersAction = defineAction(moveMembers);
export const revealMemberAction = defineAction(revealMember);
export const createMemberAction = defineAction(createMember);
