'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useOptimistic, useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Refusal } from '@/components/money-dialog/outcome';
import type { MemberView } from '@/lib/members/view';
import { useRefreshing } from '../../../manage-product/number-acts/use-refreshing';
import { answerOf } from '../../answer-of';
import { changeMemberAction } from '../actions';
import type { MemberWish, SeenMember } from './member-wish';

/** What of a member is shown before the server has answered. */
export type Shown = Pick<MemberView, 'name' | 'departmentName'>;

interface Editing {
  member: MemberView;
  shown: Shown;
  mayMakeOwners: boolean;
  /** Only the department can be changed: by who is here by a grant (R24). */
  placeOnly: boolean;
  /** What was shown already and is taken back: it is kept for the form. */
  refused: RefusedEdit | undefined;
  /** Lets go of it. */
  forget: () => void;
  /** Shows the wish at once and saves it; what is refused is taken back with a message. */
  save: (wish: MemberWish, shown: Partial<Shown>, seen: SeenMember) => void;
}

/** An edit that was refused, or whose answer was lost. */
export interface RefusedEdit {
  wish: MemberWish;
  departmentName: string | null;
  refusal: Refusal | 'failed';
}

const EditingContext = createContext<Editing | null>(null);

interface MemberEditingProps {
  member: MemberView;
  mayMakeOwners: boolean;
  placeOnly: boolean;
  children: ReactNode;
}

/** The member as the page shows them while a name or department that was entered is on its way. */
export function MemberEditing({ member, mayMakeOwners, placeOnly, children }: MemberEditingProps) {
  const [shown, show] = useOptimistic<Shown, Partial<Shown>>(
    { name: member.name, departmentName: member.departmentName },
    (before, change) => ({ ...before, ...change }),
  );
  const [, startTransition] = useTransition();
  const [refused, setRefused] = useState<RefusedEdit>();
  const refreshing = useRefreshing();
  const save: Editing['save'] = (wish, change, seen) => {
    setRefused(undefined);
    startTransition(async () => {
      show(change);
      const outcome = await answerOf(refreshing(changeMemberAction({ memberId: member.id, ...wish, seen }, newKey())));
      if (outcome?.ok) return;
      setRefused({ wish, departmentName: change.departmentName ?? null, refusal: outcome?.error ?? 'failed' });
    });
  };
  const forget = () => setRefused(undefined);
  return (
    <EditingContext value={{ member, shown, mayMakeOwners, placeOnly, refused, forget, save }}>
      {children}
    </EditingContext>
  );
}

/** The editing of the page around. */
export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('outside of MemberEditing');
  return editing;
}

/** The member's name as entered last. */
export function MemberName() {
  return useEditing().shown.name;
}

/** The member's department as chosen last. */
export function MemberDepartment() {
  const t = useTranslations('members');
  const { departmentName } = useEditing().shown;
  return departmentName ?? <span className="text-ink-2">{t('noDepartment')}</span>;
}
