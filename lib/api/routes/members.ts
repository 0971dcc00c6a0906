import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getMemberCosts } from '@/lib/costs';
import {
  changeMember,
  createMember,
  getMember,
  inviteMember,
  listMembers,
  moveMembers,
  revokeInvitation,
} from '@/lib/members';

export const memberRoutes: readonly Route[] = [
  route('GET', '/members', {
    useCase: listMembers,
    summary: 'The company’s members, by name.',
    answer: answers.memberList,
  }),
  route('GET', '/members/{memberId}', {
    useCase: getMember,
    summary: 'One member, with the numbers they hold and the plan’s limit.',
    answer: answers.member,
  }),
  route('GET', '/members/{memberId}/costs', {
    useCase: getMemberCosts,
    summary:
      'What the member cost, deleted ones too: the share of licences’ cost while numbers were assigned to them, by line and number, of periods that end after `from` (24 months ago).',
    answer: answers.heldCosts,
    present: answers.wholeWith,
  }),
  route('POST', '/members', {
    useCase: createMember,
    summary: 'Adds a member, who can hold numbers at once. No mail goes out unless `invite` is true.',
    answer: answers.member,
    status: 201,
    refusals: ['email_taken'],
  }),
  route('POST', '/members/move', {
    useCase: moveMembers,
    summary:
      'Puts up to 10,000 members into a department (null for none): all of them, or nobody if one of them is unknown.',
    answer: answers.movedMembers,
  }),
  route('PATCH', '/members/{memberId}', {
    useCase: changeMember,
    summary:
      'Changes a member’s name, address, role or department (null for none). Members left out stay as they are; `seen` holds values the change was decided on, and refuses it if they are no longer so.',
    answer: answers.member,
    refusals: ['email_taken', 'last_owner', 'break_glass_owner', 'changed_meanwhile'],
  }),
  route('POST', '/members/{memberId}/invitation', {
    useCase: inviteMember,
    summary: 'Sends an invited member a one-time link for seven days; an older link stops working.',
    answer: answers.member,
    refusals: ['not_invitable'],
  }),
  route('DELETE', '/members/{memberId}/invitation', {
    useCase: revokeInvitation,
    summary: 'Makes the link of an invitation invalid at once.',
    answer: answers.member,
  }),
];
