'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { type FormState, fieldError } from '@/components/form/form-state';
import { RecoveryCodes } from '@/components/second-factor/recovery-codes';
import { ErrorSummary } from '@/components/ui/error-summary';
import { StatusMessage } from '@/components/ui/status-message';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

export type SecurityState = FormState & { done?: boolean; codes?: string[] };
export type SecurityAction = (state: SecurityState, form: FormData) => Promise<SecurityState>;
type FieldName = 'password' | 'chosen' | 'code';

interface SecurityFormProps {
  action: SecurityAction;
  /** Which form of the page: its words and the ids of its fields. */
  name: 'change-password' | 'turn-on' | 'new-codes' | 'turn-off';
  fields: FieldName[];
  /** What stands between the fields and the button. */
  children?: ReactNode;
}

const INPUTS = {
  password: { type: 'password', autoComplete: 'current-password' },
  chosen: { type: 'password', autoComplete: 'new-password' },
  code: { type: 'text', autoComplete: 'one-time-code' },
} as const;

/** One change of how somebody signs in: the password again, what it takes, and the lasting answer. */
export function SecurityForm({ action, name, fields, children }: SecurityFormProps) {
  const [state, send, pending] = useActionState(action, {});
  const t = useTranslations('security');
  const idOf = (field: FieldName) => `${name}-${field}`;
  const wrong = fields.flatMap((field) => {
    const message = fieldError(state, field);
    return message === undefined ? [] : [{ fieldId: idOf(field), message }];
  });
  const errors = state.message ? [{ fieldId: idOf(fields[0] ?? 'password'), message: state.message }, ...wrong] : wrong;
  return (
    <>
      {state.done ? (
        <StatusMessage title={t(`forms.${name}.done`)}>
          {state.codes === undefined ? null : <p>{t('codesOnce')}</p>}
        </StatusMessage>
      ) : null}
      {state.codes === undefined ? null : <RecoveryCodes codes={state.codes} />}
      <form action={send} noValidate aria-label={t(`forms.${name}.label`)} className="grid gap-4">
        <ErrorSummary title={t('summary', { count: errors.length })} errors={errors} answer={state} />
        {children}
        {fields.map((field) => (
          <TextField
            key={field}
            id={idOf(field)}
            name={field}
            {...INPUTS[field]}
            label={t(`fields.${field}`)}
            hint={field === 'chosen' ? t('fields.chosenHint') : field === 'code' ? t('fields.codeHint') : undefined}
            autoCapitalize="none"
            spellCheck={false}
            required
            error={fieldError(state, field)}
          />
        ))}
        <div>
          <SubmitButton pending={pending} variant={name === 'turn-off' ? 'danger' : 'secondary'}>
            {t(`forms.${name}.submit`)}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
