'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { type FormState, fieldError } from '@/components/form/form-state';
import { RecoveryCodes } from '@/components/second-factor/recovery-codes';
import { SecretOffer } from '@/components/second-factor/secret-offer';
import { ButtonLink } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

type EnrolState = FormState & { codes?: string[]; next?: string };

interface EnrolmentProps {
  action: (state: EnrolState, form: FormData) => Promise<EnrolState>;
  /** Null once it is done: the answer to the form is what is left to show. */
  offer: { letters: string; address: string; qr: { size: number; path: string } } | null;
  /** Who asks for it. */
  why: string;
  email: string;
  next: string;
}

/** Setting up a second factor before anything else: the QR code and its letters, a first code, then the recovery codes. */
export function Enrolment({ action, offer, why, email, next }: EnrolmentProps) {
  const t = useTranslations('second-factor');
  const [state, send, pending] = useActionState(action, {});
  if (state.codes !== undefined)
    return (
      <>
        <div className="grid gap-1">
          <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
            {t('codes.title')}
          </h1>
          <p className="text-ink-2">{t('codes.intro')}</p>
        </div>
        <RecoveryCodes codes={state.codes} />
        <ButtonLink variant="primary" href={state.next ?? '/'} className="w-full">
          {t('codes.continue')}
        </ButtonLink>
      </>
    );
  const message = state.message ?? fieldError(state, 'code');
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('enrol.title')}</h1>
        <p className="text-ink-2">{offer === null ? t('enrol.done') : why}</p>
        {offer === null ? null : <p className="text-small text-ink-2 wrap-anywhere">{email}</p>}
      </div>
      {offer === null ? (
        <ButtonLink variant="primary" href={next}>
          {t('codes.continue')}
        </ButtonLink>
      ) : (
        <form action={send} noValidate className="grid gap-4">
          <ErrorSummary
            title={t('problems.one')}
            errors={message === undefined ? [] : [{ fieldId: 'code', message }]}
            answer={state}
          />
          <SecretOffer offer={offer} />
          <TextField
            id="code"
            name="code"
            label={t('enrol.code')}
            hint={t('enrol.codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            required
            error={fieldError(state, 'code')}
          />
          <input type="hidden" name="next" value={next} />
          <SubmitButton pending={pending} className="w-full">
            {t('enrol.submit')}
          </SubmitButton>
        </form>
      )}
    </>
  );
}
