'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { fieldError } from '@/components/form/form-state';
import { RecoveryCodes } from '@/components/second-factor/recovery-codes';
import { SecretOffer } from '@/components/second-factor/secret-offer';
import { ErrorSummary } from '@/components/ui/error-summary';
import { StatusMessage } from '@/components/ui/status-message';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { SecurityAction } from './security-form';

interface TurnOnProps {
  action: SecurityAction;
  offer: { letters: string; address: string; qr: { size: number; path: string } } | null;
  isOn: boolean;
}

/** Setting a second factor up; afterwards its recovery codes, once. */
export function TurnOn({ action, offer, isOn }: TurnOnProps) {
  const t = useTranslations('security');
  const [state, send, pending] = useActionState(action, {});
  if (state.codes !== undefined && isOn)
    return (
      <>
        <StatusMessage title={t('forms.turn-on.done')}>
          <p>{t('codesOnce')}</p>
        </StatusMessage>
        <RecoveryCodes codes={state.codes} />
      </>
    );
  if (offer === null || isOn) return null;
  const errors = (['password', 'code'] as const).flatMap((field) => {
    const message = fieldError(state, field);
    return message === undefined ? [] : [{ fieldId: `turn-on-${field}`, message }];
  });
  const all = state.message ? [{ fieldId: 'turn-on-password', message: state.message }, ...errors] : errors;
  return (
    <form action={send} noValidate aria-label={t('forms.turn-on.label')} className="grid gap-4">
      <ErrorSummary title={t('summary', { count: all.length })} errors={all} answer={state} />
      <SecretOffer offer={offer} />
      <TextField
        id="turn-on-code"
        name="code"
        label={t('fields.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={fieldError(state, 'code')}
      />
      <TextField
        id="turn-on-password"
        name="password"
        type="password"
        label={t('fields.password')}
        autoComplete="current-password"
        required
        error={fieldError(state, 'password')}
      />
      <div>
        <SubmitButton pending={pending}>{t('forms.turn-on.submit')}</SubmitButton>
      </div>
    </form>
  );
}
