import type { MemberView } from '@/lib/members/view';
import { memberInput, type NewMember } from '../new-member';

/** The values of a member that a change is decided on. */
export type SeenMember = Pick<MemberView, 'firstName' | 'lastName' | 'email' | 'role' | 'departmentId'>;
/** What is to be changed, and nothing else. */
export type MemberWish = Partial<SeenMember>;

/** The values that a change is decided on, of all that is known. */
export const seenOf = ({ firstName, lastName, email, role, departmentId }: MemberView): SeenMember => ({
  firstName,
  lastName,
  email,
  role,
  departmentId,
});

/** A member as the fields hold them. */
export const asFields = ({ departmentId, ...member }: SeenMember): NewMember => ({
  ...member,
  departmentId: departmentId ?? '',
});

/** What the fields say differently from what was seen. */
export function wishOf(seen: SeenMember, values: NewMember): MemberWish {
  const { departmentId = null, ...person }: Omit<SeenMember, 'departmentId'> & { departmentId?: string | null } =
    memberInput(values);
  const entered: SeenMember = { ...person, departmentId };
  return {
    ...(entered.firstName !== seen.firstName && { firstName: entered.firstName }),
    ...(entered.lastName !== seen.lastName && { lastName: entered.lastName }),
    ...(entered.email !== seen.email && { email: entered.email }),
    ...(entered.role !== seen.role && { role: entered.role }),
    ...(entered.departmentId !== seen.departmentId && { departmentId: entered.departmentId }),
  };
}

/** Whether a wish can be shown before it is answered: what can be taken back without harm, so neither rights nor addresses. */
export const isReversible = (wish: MemberWish): boolean => wish.role === undefined && wish.email === undefined;
