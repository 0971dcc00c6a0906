'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import { CheckboxField } from '@/components/ui/choice-fields';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { MemberView } from '@/lib/members/view';
import { createMemberAction } from './actions';
import { MemberFields } from './member-fields';
import {
  blankMember,
  checkMember,
  errorsOfRefusal,
  type MemberErrors,
  memberInput,
  type NewMember,
} from './new-member';

interface AddMemberDialogProps {
  mayAddOwners: boolean;
  onClose: () => void;
}

/** Adds a member, who is sent an invitation unless one says otherwise; then another one, if there are more. */
export default function AddMemberDialog({ mayAddOwners, onClose }: AddMemberDialogProps) {
  const t = useTranslations('member-add');
  const id = useId();
  const form = useMemberForm();
  const { act, values, errors, answer } = form;
  const [rounds, setRounds] = useState(0);
  const idOf = (name: keyof NewMember) => `${id}-${name}`;
  const wrong = Object.entries(errors) as [keyof NewMember, NonNullable<MemberErrors[keyof NewMember]>][];
  useEffect(() => {
    if (rounds > 0) document.getElementById(`${id}-firstName`)?.focus();
  }, [id, rounds]);
  return (
    <FormDialog<MemberView>
      title={t('title')}
      description={t('description')}
      confirmLabel={t('confirm')}
      act={act}
      dirty={JSON.stringify(values) !== JSON.stringify(blankMember)}
      errors={wrong.map(([name, sentence]) => ({ fieldId: idOf(name), message: t(`errors.${sentence}`) }))}
      answer={answer}
      onSubmit={form.submit}
      again={{
        label: t('another'),
        onClick: () => {
          form.another();
          setRounds(rounds + 1);
        },
      }}
      receipt={(done) => (
        <StatusMessage title={t('done', { name: done.name })}>
          <p>
            {done.invitation ? t('invited', { email: done.email }) : t('notInvited')}{' '}
            {t.rich('doneText', {
              name: done.name,
              memberLink: (chunks) => <TextLink href={`/manage-team/members/${done.id}`}>{chunks}</TextLink>,
            })}
          </p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <MemberFields idOf={idOf} values={values} errors={errors} onChange={form.change} mayAddOwners={mayAddOwners} />
      <CheckboxField
        id={`${id}-invite`}
        label={t('invite')}
        hint={t('inviteHint')}
        checked={form.invite}
        onChange={(event) => form.setInvite(event.target.checked)}
      />
    </FormDialog>
  );
}

function useMemberForm() {
  const [values, setValues] = useState(blankMember);
  const [invite, setInvite] = useState(true);
  const [checked, setChecked] = useState<MemberErrors>({});
  const [answer, setAnswer] = useState<object>({});
  const act = useAct(JSON.stringify([values, invite]), (key) =>
    createMemberAction({ ...memberInput(values), invite }, key),
  );
  return {
    act,
    values,
    invite,
    setInvite,
    // Each answer, of the check here or of the server, moves the focus to the summary.
    answer: act.refusal ?? answer,
    errors: act.refusal ? errorsOfRefusal(act.refusal) : checked,
    change: (change: Partial<NewMember>) => setValues({ ...values, ...change }),
    another: () => {
      setValues(blankMember);
      setChecked({});
      act.reset();
    },
    submit: () => {
      const errors = checkMember(values);
      setChecked(errors);
      setAnswer({});
      if (Object.keys(errors).length === 0) act.start();
    },
  };
}
