'use client';

import { useActionState } from 'react';
import { type FormAction, type FormState, fieldError } from '@/components/form/form-state';
import { ErrorSummary, type FieldError } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

export interface CredentialField {
  name: 'email' | 'password' | 'code';
  label: string;
  type: 'email' | 'password' | 'text';
  autoComplete: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  inputMode?: 'numeric';
  hint?: string;
}

export interface CredentialsFormProps {
  /** The server action: leads elsewhere, or answers what is wrong. */
  action: FormAction;
  fields: CredentialField[];
  submit: string;
  /** Another way in, by the same form: the action is told of it as `way`. */
  otherWay?: { value: string; label: string };
  /** What went wrong before this page was shown. */
  problem?: string | undefined;
  /** The title of the error summary, by the number of errors being one or more. */
  summary: { one: string; more: string };
  /** Values that travel with the form: where to go afterwards, the one-time token. */
  hidden?: Record<string, string>;
}

function errorsOf(state: FormState, fields: CredentialField[]): FieldError[] {
  const known = fields.flatMap((field) => {
    const message = fieldError(state, field.name);
    return message ? [{ fieldId: field.name, message }] : [];
  });
  const first = fields[0]?.name ?? 'email';
  return state.message ? [{ fieldId: first, message: state.message }, ...known] : known;
}

/** E-mail and password, or a new password: native fields, one answer from the server. Texts come as properties. */
export function CredentialsForm({ action, fields, submit, otherWay, problem, summary, hidden }: CredentialsFormProps) {
  const [state, send, pending] = useActionState<FormState, FormData>(
    action,
    problem === undefined ? {} : { message: problem },
  );
  const errors = errorsOf(state, fields);
  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary title={errors.length === 1 ? summary.one : summary.more} errors={errors} answer={state} />
      {fields.map((field) => (
        <TextField
          key={field.name}
          id={field.name}
          name={field.name}
          type={field.type}
          label={field.label}
          hint={field.hint}
          autoComplete={field.autoComplete}
          inputMode={field.inputMode}
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={field.type === 'password' ? '' : state.values?.[field.name]}
          error={fieldError(state, field.name)}
        />
      ))}
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton pending={pending} className="w-full">
        {submit}
      </SubmitButton>
      {otherWay ? (
        <SubmitButton variant="secondary" name="way" value={otherWay.value} pending={pending} className="w-full">
          {otherWay.label}
        </SubmitButton>
      ) : null}
    </form>
  );
}
