'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import { Button } from '@/components/ui/button';
import { RadioField } from '@/components/ui/choice-fields';
import { ErrorSummary, type FieldError } from '@/components/ui/error-summary';
import { FailureNotice } from '@/components/ui/failure-notice';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import type { ActionError } from '@/lib/web/action-state';
import { LeaveGuard } from '../../../leave-guard';
import { savePolicyAction } from './actions';
import { readPolicyForm } from './read-policy-form';

interface PolicyFormProps {
  currency: string;
  policy: 'allow' | 'ask' | 'block';
  /** Caps as typed; empty means none. */
  monthlyLicences: string;
  monthlyCharge: string;
}

/** What is entered, to be compared. */
const typedIn = ({ policy, monthlyLicences, monthlyCharge }: Record<string, unknown>): string =>
  JSON.stringify([policy, monthlyLicences, monthlyCharge]);

/** The form of the policy; a changed rule binds from the next assignment on. */
export function PolicyForm({ currency, ...saved }: PolicyFormProps) {
  const t = useTranslations('settings.policy');
  const ui = useTranslations('ui');
  const key = useRef<string>(undefined);
  const [pending, startTransition] = useTransition();
  const [kept, setKept] = useState(() => typedIn(saved));
  const [typed, setTyped] = useState(kept);
  const [answer, setAnswer] = useState<{ saved: true } | { errors: FieldError[] } | { refusal: ActionError }>();
  const errors = answer !== undefined && 'errors' in answer ? answer.errors : [];
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.message;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const entered = new FormData(event.currentTarget);
    const form = readPolicyForm(entered, currency, {
      licences: t('errors.licences'),
      charge: t('errors.charge', { example: '100.00' }),
    });
    if ('errors' in form) return setAnswer(form);
    key.current ??= newKey();
    const sent = key.current;
    startTransition(async () => {
      const outcome = await savePolicyAction({ autoPurchase: form.policy }, sent);
      key.current = undefined;
      setAnswer(outcome.ok ? { saved: true } : { refusal: outcome.error });
      if (outcome.ok) setKept(typedIn(Object.fromEntries(entered)));
    });
  };

  return (
    <form
      onSubmit={submit}
      onChange={(event) => setTyped(typedIn(Object.fromEntries(new FormData(event.currentTarget))))}
      noValidate
      className="grid max-w-[40rem] gap-5"
    >
      <LeaveGuard dirty={typed !== kept} />
      {answer !== undefined && 'saved' in answer ? <StatusMessage title={t('saved')} /> : null}
      <ErrorSummary title={ui('errorSummary', { count: errors.length })} errors={errors} answer={answer} />
      {answer !== undefined && 'refusal' in answer ? (
        <FailureNotice message={answer.refusal.message} requestId={answer.refusal.requestId} />
      ) : null}
      <RadioField
        id="policy"
        name="policy"
        legend={t('mode')}
        defaultValue={saved.policy}
        options={[
          { value: 'allow', label: t('allow'), hint: t('allowHint') },
          { value: 'ask', label: t('ask'), hint: t('askHint') },
          { value: 'block', label: t('block'), hint: t('blockHint') },
        ]}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-medium">{t('caps')}</legend>
        <TextField
          id="monthlyLicences"
          name="monthlyLicences"
          label={t('monthlyLicences')}
          hint={t('noCap')}
          error={errorOf('monthlyLicences')}
          defaultValue={saved.monthlyLicences}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-44"
        />
        <TextField
          id="monthlyCharge"
          name="monthlyCharge"
          label={t('monthlyCharge', { currency })}
          hint={t('noCap')}
          error={errorOf('monthlyCharge')}
          defaultValue={saved.monthlyCharge}
          inputMode="decimal"
          autoComplete="off"
          className="max-w-44"
        />
      </fieldset>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
