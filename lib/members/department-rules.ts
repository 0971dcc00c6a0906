import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Who may lead a department (R24): whoever may read members at all. */
const LEADING_ROLES: readonly string[] = ['owner', 'admin', 'team_lead'];

/** Whether a member of the role can lead a department. */
export const canLead = (role: string): boolean => LEADING_ROLES.includes(role);

export type LeadCandidate = { id: string; role: string; status: string };

/** The leads that were asked for, each once; refused by their place in the list where one may not lead. */
export function decideLeads(memberIds: readonly string[], found: ReadonlyMap<string, LeadCandidate>): Result<string[]> {
  const errors: FieldError[] = [];
  for (const [index, id] of memberIds.entries()) {
    const member = found.get(id);
    if (member === undefined) return refuse(new DomainError('not_found'));
    const pointer = `/leadMemberIds/${index}`;
    if (!canLead(member.role)) errors.push({ pointer, message: 'Must be an owner, an admin or a team lead.' });
    else if (member.status === 'deactivated') errors.push({ pointer, message: 'Must not be deactivated.' });
  }
  return errors.length > 0 ? refuse(new DomainError('invalid_input', { errors })) : ok([...new Set(memberIds)]);
}
