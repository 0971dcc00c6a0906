import type { Refusal } from '@/components/money-dialog/outcome';
import type { MemberView } from '@/lib/members/view';

/** What is entered about a new member, as the fields hold it. */
export interface NewMember {
  firstName: string;
  lastName: string;
  email: string;
  role: MemberView['role'];
  /** "" for none. */
  departmentId: string;
}

export const blankMember: NewMember = { firstName: '', lastName: '', email: '', role: 'member', departmentId: '' };

/** The sentence of `member-add.errors` that is shown at each wrong field. */
export type MemberErrors = Partial<Record<keyof NewMember, keyof NewMember | 'emailTaken' | 'lastOwner'>>;

/** What can be told before asking the server; it remains the judge. */
export function checkMember({ firstName, lastName, email }: NewMember): MemberErrors {
  const named = (name: string) => name.trim() !== '' && name.trim().length <= 80;
  return {
    ...(!named(firstName) && { firstName: 'firstName' }),
    ...(!named(lastName) && { lastName: 'lastName' }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) && { email: 'email' }),
  };
}

/** The fields that a refusal is about; none where it is about something else. */
export function errorsOfRefusal({ code, fields = [] }: Refusal): MemberErrors {
  if (code === 'email_taken') return { email: 'emailTaken' };
  if (code === 'last_owner') return { role: 'lastOwner' };
  if (code === 'forbidden') return { role: 'role' };
  if (code === 'not_found') return { departmentId: 'departmentId' };
  const wrong = fields
    .map((field) => field.pointer.slice(1))
    .filter((name): name is keyof NewMember => name in blankMember);
  return Object.fromEntries(wrong.map((name) => [name, name]));
}

/** The command's input: without a department where none is chosen. */
export function memberInput({ departmentId, ...member }: NewMember) {
  const person = {
    ...member,
    firstName: member.firstName.trim(),
    lastName: member.lastName.trim(),
    email: member.email.trim(),
  };
  return departmentId === '' ? person : { ...person, departmentId };
}
