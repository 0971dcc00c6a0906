import { DomainError } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** What can be changed about a member. */
export type MemberFields = {
  firstName: string;
  lastName: string;
  email: string;
  role: string;
  departmentId: string | null;
};
/** A member as the decision looks at them. */
export type ChangingMember = MemberFields & { status: string; otherActiveOwners: number; isBreakGlass: boolean };

/** What changes, field by field; empty where all of it is so already. */
export type MemberChange = {
  [Field in keyof MemberFields]?: { before: MemberFields[Field]; after: MemberFields[Field] };
};

const FIELDS = ['firstName', 'lastName', 'email', 'role', 'departmentId'] as const;

/**
 * What of the wish changes anything, if the asking role may have it: an owner's name, address and role are an owner's
 * affair, as is making one (R24); where an owner is in a department is not. The last owner who can sign in stays (R15), and so
 * does the one who gets in without single sign-on.
 */
export function decideMemberChange(
  member: ChangingMember,
  wish: { [Field in keyof MemberFields]?: MemberFields[Field] | undefined },
  actorRole: string,
): Result<MemberChange> {
  const change: Record<string, { before: unknown; after: unknown }> = {};
  for (const field of FIELDS) {
    const [before, after] = [member[field], wish[field]];
    if (after !== undefined && after !== before) change[field] = { before, after };
  }
  const { departmentId: _placed, ...personal } = change;
  const touchesOwner = member.role === 'owner' && Object.keys(personal).length > 0;
  if (actorRole !== 'owner' && (touchesOwner || change.role?.after === 'owner'))
    return refuse(new DomainError('forbidden', { permission: 'members:write', heldBy: ['owner'] }));
  if (change.role?.before === 'owner' && member.otherActiveOwners === 0) return refuse(new DomainError('last_owner'));
  if (change.role !== undefined && member.isBreakGlass) return refuse(new DomainError('break_glass_owner'));
  return ok(change as MemberChange);
}
