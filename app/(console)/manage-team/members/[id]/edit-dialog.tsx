'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import type { Refusal } from '@/components/money-dialog/outcome';
import { FailureNotice } from '@/components/ui/failure-notice';
import { Notice } from '@/components/ui/notice';
import { StatusMessage } from '@/components/ui/status-message';
import type { MemberView } from '@/lib/members/view';
import { useRefreshing } from '../../../manage-product/number-acts/use-refreshing';
import { useSeen } from '../../seen-values';
import { changeMemberAction } from '../actions';
import { MemberFields } from '../member-fields';
import { checkMember, errorsOfRefusal, type MemberErrors, type NewMember } from '../new-member';
import { useEditing } from './editing';
import { MemberChanges } from './member-changes';
import { asFields, isReversible, seenOf, wishOf } from './member-wish';

/**
 * Changes a member. A name or a department is shown on the page at once and the dialog goes; an address or a role waits
 * here for its answer.
 */
export default function EditDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('member-edit');
  const add = useTranslations('member-add');
  const id = useId();
  const form = useEditForm();
  const { member, mayMakeOwners, placeOnly } = useEditing();
  const idOf = (name: keyof NewMember) => `${id}-${name}`;
  const wrong = Object.entries(form.errors) as [keyof NewMember, NonNullable<MemberErrors[keyof NewMember]>][];
  const othersOwner = member.role === 'owner' && !mayMakeOwners && !placeOnly;
  return (
    <FormDialog<MemberView>
      title={t('title', { name: member.name })}
      description={othersOwner ? t('othersOwner') : undefined}
      confirmLabel={t('confirm')}
      act={form.act}
      closed={form.closed}
      dirty={Object.keys(form.wish).length > 0}
      errors={wrong.map(([name, sentence]) => ({ fieldId: idOf(name), message: add(`errors.${sentence}`) }))}
      answer={form.answer}
      onSubmit={form.submit}
      receipt={(changed) => (
        <StatusMessage title={t('done', { name: changed.name })}>
          {form.wish.role === undefined || member.status !== 'active' ? null : (
            <p>{t('signedOut', { name: changed.name })}</p>
          )}
        </StatusMessage>
      )}
      onClose={() => {
        form.forget();
        onClose();
      }}
    >
      <EarlierRefusal refusal={form.earlier} />
      <MemberChanges refusal={form.act.refusal} />
      <MemberFields
        idOf={idOf}
        values={form.values}
        errors={form.errors}
        onChange={form.change}
        mayAddOwners={mayMakeOwners}
        placeOnly={othersOwner || placeOnly}
        emailHint={form.wish.email === undefined ? undefined : t(`emailHint.${member.status}`)}
        department={form.department}
      />
      {form.wish.role !== undefined && member.status === 'active' ? (
        <Notice tone="brass" title={t('newRole', { name: member.name })} />
      ) : null}
    </FormDialog>
  );
}

/** Why the same was refused after the dialog had gone. */
function EarlierRefusal({ refusal }: { refusal: Refusal | 'failed' | undefined }) {
  const ui = useTranslations('ui');
  if (refusal === undefined) return null;
  if (refusal === 'failed') return <FailureNotice message={ui('failure.network')} />;
  return (
    <FailureNotice message={refusal.message} requestId={refusal.requestId}>
      <MemberChanges refusal={refusal} />
    </FailureNotice>
  );
}

const departmentOf = ({ departmentId, departmentName }: MemberView) =>
  departmentId === null ? null : { id: departmentId, name: departmentName ?? '' };

function useEditForm() {
  const editing = useEditing();
  const { member } = editing;
  // As they were when the dialog opened: the page behind may be read anew.
  const [opened] = useState(() => seenOf(member));
  const seen = useSeen(opened);
  // What was refused after the dialog had gone is entered still, upon what is there now.
  const [refused, setRefused] = useState(editing.refused);
  const [values, setValues] = useState(() => asFields({ ...opened, ...refused?.wish }));
  const [departmentName, setDepartmentName] = useState(refused?.departmentName ?? null);
  const [checked, setChecked] = useState<MemberErrors>({});
  const [answer, setAnswer] = useState<object>({});
  const [closed, setClosed] = useState(false);
  const refreshing = useRefreshing();
  const wish = wishOf(opened, values);
  const act = useAct<MemberView>(JSON.stringify(wish), async (key) => {
    const outcome = await refreshing(changeMemberAction({ memberId: member.id, ...wish, seen: seen.values() }, key));
    if (!outcome.ok) seen.note(outcome.error);
    return outcome;
  });
  return {
    act,
    values,
    wish,
    closed,
    answer: act.refusal ?? answer,
    errors: act.refusal ? errorsOfRefusal(act.refusal) : checked,
    earlier: act.refusal ? undefined : refused?.refusal,
    department:
      refused?.wish.departmentId == null
        ? departmentOf(member)
        : { id: refused.wish.departmentId, name: departmentName ?? '' },
    // An edit that goes on behind the dialog keeps what it needs itself.
    forget: () => {
      if (!closed) editing.forget();
    },
    change: (change: Partial<NewMember>, department?: string | null) => {
      setValues({ ...values, ...change });
      if (department !== undefined) setDepartmentName(department);
    },
    submit: () => {
      const errors = checkMember(values);
      setChecked(errors);
      setAnswer({});
      if (Object.keys(errors).length > 0) return;
      // Once a change was refused, the answer is waited for here.
      const waits = !isReversible(wish) || act.refusal !== undefined || refused !== undefined;
      setRefused(undefined);
      if (waits) return act.start();
      setClosed(true);
      if (Object.keys(wish).length > 0) editing.save(wish, shownOf(), seen.values());
    },
  };

  function shownOf() {
    return {
      name: `${values.firstName.trim()} ${values.lastName.trim()}`,
      ...(wish.departmentId !== undefined && { departmentName }),
    };
  }
}
