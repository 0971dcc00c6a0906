'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useAct } from '@/components/act-dialog/use-act';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-fields';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FailureNotice } from '@/components/ui/failure-notice';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { createMemberAction } from './actions';
import { LeaveQuestion } from './leave-question';
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

/** Adds a member: wrong fields are named above and beside them, what was entered stays, a double press adds one. */
export default function AddMemberDialog({ mayAddOwners, onClose }: AddMemberDialogProps) {
  const t = useTranslations('member-add');
  const ui = useTranslations('ui');
  const id = useId();
  const form = useMemberForm();
  const { act, values, errors, answer } = form;
  const [leaving, setLeaving] = useState(false);
  const [rounds, setRounds] = useState(0);
  const done = act.receipt?.value;
  const idOf = (name: keyof NewMember) => `${id}-${name}`;
  const wrong = Object.entries(errors) as [keyof NewMember, keyof typeof errors][];
  const dirty = !done && JSON.stringify(values) !== JSON.stringify(blankMember);
  useWarnOnUnload(dirty);
  useEffect(() => {
    if (rounds > 0) document.getElementById(`${id}-firstName`)?.focus();
  }, [id, rounds]);

  return (
    <Dialog
      title={t('title')}
      description={done ? undefined : t('description')}
      busy={act.pending}
      beforeClose={() => {
        if (dirty && !leaving) setLeaving(true);
        return !dirty || leaving;
      }}
      onClose={onClose}
      footer={(close) => {
        if (leaving) return <LeaveQuestion onStay={() => setLeaving(false)} onLeave={close} />;
        return done ? (
          <>
            <Button
              onClick={() => {
                form.another();
                setRounds(rounds + 1);
              }}
            >
              {t('another')}
            </Button>
            <Button variant="primary" onClick={close}>
              {ui('done')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={close} disabled={act.pending}>
              {ui('cancel')}
            </Button>
            <Button type="submit" form={id} variant="primary" pending={act.pending}>
              {t('confirm')}
            </Button>
          </>
        );
      }}
    >
      {done ? (
        <StatusMessage title={t('done', { name: done.name })}>
          <p>
            {done.invitation ? t('invited', { email: done.email }) : t('notInvited')}{' '}
            {t.rich('doneText', {
              name: done.name,
              memberLink: (chunks) => <TextLink href={`/manage-team/members/${done.id}`}>{chunks}</TextLink>,
            })}
          </p>
        </StatusMessage>
      ) : (
        <form id={id} noValidate onSubmit={form.submit} className="grid gap-4">
          <ErrorSummary
            title={ui('errorSummary', { count: wrong.length })}
            errors={wrong.map(([name, sentence]) => ({
              fieldId: idOf(name),
              message: t(`errors.${errors[name] ?? sentence}`),
            }))}
            answer={answer}
          />
          <MemberFields
            idOf={idOf}
            values={values}
            errors={errors}
            onChange={form.change}
            mayAddOwners={mayAddOwners}
          />
          <CheckboxField
            id={`${id}-invite`}
            label={t('invite')}
            hint={t('inviteHint')}
            checked={form.invite}
            onChange={(event) => form.setInvite(event.target.checked)}
          />
        </form>
      )}
      {act.refusal && wrong.length === 0 ? (
        <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} />
      ) : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
    </Dialog>
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
    submit: (event: FormEvent) => {
      event.preventDefault();
      const errors = checkMember(values);
      setChecked(errors);
      setAnswer({});
      if (Object.keys(errors).length === 0) act.start();
    },
  };
}

/** Closing the tab or following a bookmark asks first, too. */
function useWarnOnUnload(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
}
