import type { MemberView } from '@/lib/members';
import { AssignNumberButton } from '../../../manage-product/assign-number-button';
import { PlanAssignmentButton } from '../../../manage-product/planned-changes/plan-assignment-button';
import { AskNumberButton } from '../../requests/ask-number-button';
import type { AskNumberProps } from '../../requests/ask-number-dialog';
import { EditButton } from './edit-button';
import { LeaveLink, ReactivateButton } from './leaving-buttons';

interface MemberActsProps {
  member: MemberView;
  writes: boolean;
  edits: boolean;
  assigns: boolean;
  /** The first day that an assignment can be planned for; null to who plans none. */
  tomorrow: string | null;
  /** What a team lead may ask for; null for everybody else. */
  kinds: AskNumberProps['kinds'] | null;
}

/** What can be done with a member, by who is looking. */
export function MemberActs({ member, writes, edits, assigns, tomorrow, kinds }: MemberActsProps) {
  const isHere = member.status !== 'deactivated';
  return (
    <>
      {writes ? <LeaveLink member={member} /> : null}
      {edits ? <EditButton /> : null}
      {writes ? <ReactivateButton member={member} over={isHere} /> : null}
      {kinds !== null && isHere ? (
        <AskNumberButton member={{ id: member.id, name: member.name }} kinds={kinds} />
      ) : null}
      {tomorrow !== null && isHere ? <PlanAssignmentButton member={member} tomorrow={tomorrow} /> : null}
      {assigns && isHere ? <AssignNumberButton member={member} /> : null}
    </>
  );
}
