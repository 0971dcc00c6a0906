'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { TextField } from '../ui/text-field';
import { FormDialog } from './form-dialog';
import type { ProveAgainProps } from './prove-again';
import { useAct } from './use-act';

/** Asks for the password; what waits for it goes on by itself. */
export default function ProveAgainDialog({
  email,
  prove,
  answer,
}: Pick<ProveAgainProps, 'email' | 'prove'> & { answer: (proven: boolean) => void }) {
  const t = useTranslations('prove-again');
  const id = useId();
  const [password, setPassword] = useState('');
  const act = useAct<null>(password, async () => {
    const outcome = await prove(password);
    if (outcome.ok) answer(true);
    return outcome;
  });
  const errors = (act.refusal?.fields ?? []).map(({ message }) => ({ fieldId: id, message }));
  return (
    <FormDialog
      title={t('title')}
      description={t('text', { email })}
      confirmLabel={t('confirm')}
      act={act}
      dirty={false}
      errors={errors}
      answer={act.refusal}
      onSubmit={act.start}
      receipt={() => null}
      onClose={() => answer(false)}
    >
      {/* Tells a password manager whose it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        id={id}
        label={t('password')}
        error={errors[0]?.message}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </FormDialog>
  );
}
