'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { type FormState, fieldError } from '@/components/form/form-state';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

type ForgottenState = FormState & { asked?: string };

/** The address whose password is forgotten, then the one answer there is. */
export function ForgottenForm({
  action,
}: {
  action: (state: ForgottenState, form: FormData) => Promise<ForgottenState>;
}) {
  const t = useTranslations('auth');
  const [state, send, pending] = useActionState(action, {});
  if (state.asked !== undefined)
    return (
      <div className="grid gap-1" role="status">
        <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
          {t('forgot.sent')}
        </h1>
        <p className="text-ink-2 wrap-anywhere">{t('forgot.sentText', { email: state.asked })}</p>
      </div>
    );
  const message = state.message ?? fieldError(state, 'email');
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('forgot.title')}</h1>
        <p className="text-ink-2">{t('forgot.intro')}</p>
      </div>
      <form action={send} noValidate className="grid gap-4">
        <ErrorSummary
          title={t('summary.one')}
          errors={message === undefined ? [] : [{ fieldId: 'email', message }]}
          answer={state}
        />
        <TextField
          id="email"
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={state.values?.email}
          error={fieldError(state, 'email')}
        />
        <SubmitButton pending={pending} className="w-full">
          {t('forgot.submit')}
        </SubmitButton>
      </form>
    </>
  );
}
