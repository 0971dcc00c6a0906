'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProvenForm } from '@/components/act-dialog/proof';
import { type FormAction, fieldError } from '@/components/form/form-state';
import { RadioField } from '@/components/ui/choice-fields';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';

const FIELDS = ['mode', 'reason', 'ticket', 'minutes'] as const;

/** What is needed, why, for which ticket and how long: who sends it goes in at once. */
export function GrantForm({ action, companyId }: { action: FormAction; companyId: string }) {
  const t = useTranslations('support-access.company');
  const [state, send, pending] = useActionState(useProvenForm(action), {});
  const errors = [
    ...(state.message === undefined ? [] : [{ fieldId: 'reason', message: state.message }]),
    ...FIELDS.flatMap((name) => {
      const message = fieldError(state, name);
      return message === undefined ? [] : [{ fieldId: name, message: t('wrong', { field: t(name), message }) }];
    }),
  ];
  return (
    <form action={send} noValidate className="grid max-w-[36rem] gap-4">
      <ErrorSummary title={errors.length === 1 ? t('one') : t('more')} errors={errors} answer={state} />
      <input type="hidden" name="companyId" value={companyId} />
      <RadioField
        id="mode"
        name="mode"
        legend={t('mode')}
        defaultValue={state.values?.mode ?? 'read'}
        error={fieldError(state, 'mode')}
        options={(['read', 'act'] as const).map((mode) => ({
          value: mode,
          label: t(mode),
          hint: t(`${mode}Hint`),
        }))}
      />
      <TextAreaField
        id="reason"
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        required
        maxLength={500}
        defaultValue={state.values?.reason}
        error={fieldError(state, 'reason')}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          id="ticket"
          name="ticket"
          label={t('ticket')}
          required
          maxLength={60}
          autoComplete="off"
          defaultValue={state.values?.ticket}
          error={fieldError(state, 'ticket')}
        />
        <TextField
          id="minutes"
          name="minutes"
          label={t('minutes')}
          hint={t('minutesHint')}
          inputMode="numeric"
          required
          autoComplete="off"
          defaultValue={state.values?.minutes ?? '30'}
          error={fieldError(state, 'minutes')}
        />
      </div>
      <SubmitButton pending={pending} className="justify-self-start">
        {t('submit')}
      </SubmitButton>
    </form>
  );
}
