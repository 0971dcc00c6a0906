'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useProven } from '@/components/act-dialog/proof';
import { newKey } from '@/components/form/new-key';
import type { Outcome, Refusal } from '@/components/money-dialog/outcome';
import { Button, type ButtonVariant } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';

interface ActButtonProps<Receipt> {
  label: string;
  name?: string;
  variant?: ButtonVariant;
  act: (idempotencyKey: string) => Promise<Outcome<Receipt>>;
  done: (receipt: Receipt) => void;
}

/** An act of one press, which can be repeated; a refusal stands below it. */
export function ActButton<Receipt>({ label, name, variant, act, done }: ActButtonProps<Receipt>) {
  const ui = useTranslations('ui');
  const proven = useProven();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | 'failed'>();
  const press = () =>
    startTransition(async () => {
      setRefusal(undefined);
      const key = newKey();
      try {
        const outcome = await proven(() => act(key));
        if (outcome.ok) done(outcome.value);
        else setRefusal(outcome.error);
      } catch {
        setRefusal('failed');
      }
    });
  return (
    <>
      <Button pending={pending} aria-label={name} variant={variant ?? 'secondary'} onClick={press}>
        {label}
      </Button>
      {refusal === undefined ? null : (
        <FailureNotice
          message={refusal === 'failed' ? ui('failure.network') : refusal.message}
          requestId={refusal === 'failed' ? undefined : refusal.requestId}
        />
      )}
    </>
  );
}
