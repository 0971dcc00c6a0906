'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FailureNotice } from '@/components/ui/failure-notice';
import { StatusMessage } from '@/components/ui/status-message';
import { LeaveGuard } from '../../leave-guard';
import { ChangedValues } from '../manage-team/changed-values';
import type { Saving } from './use-saving';

interface SavedFormProps<Values> {
  saving: Saving<Values>;
  words: { save: string; saved: string; savedText?: string; changedMeanwhile: string };
  /** The id of the control that a wrong field's pointer means; null where it has none. */
  idOf: (pointer: string) => string | null;
  /** What changed meanwhile: the field's name, and a value in words. */
  field: (name: string) => string;
  value: (value: unknown, field: string) => string;
  /** The fields. */
  children: ReactNode;
}

/** A form of the settings: wrong fields are named above and beside, leaving it unsaved asks, the answer stands at the button. */
export function SavedForm<Values>({ saving, words, idOf, field, value, children }: SavedFormProps<Values>) {
  const ui = useTranslations('ui');
  const { refusal, changes, dirty } = saving;
  const wrong = new Map(saving.errors.map(({ pointer, message }) => [idOf(pointer), message]));
  // One sentence for a field of several lines.
  const errors = [...wrong].flatMap(([fieldId, message]) => (fieldId === null ? [] : [{ fieldId, message }]));
  return (
    <form
      noValidate
      className="grid max-w-[40rem] grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        saving.start();
      }}
    >
      <LeaveGuard dirty={dirty} />
      <ErrorSummary title={ui('errorSummary', { count: errors.length })} errors={errors} answer={refusal} />
      {children}
      {refusal !== undefined && errors.length === 0 ? (
        <FailureNotice message={refusal.message} requestId={refusal.requestId}>
          {changes.length > 0 ? <p>{words.changedMeanwhile}</p> : null}
        </FailureNotice>
      ) : null}
      <ChangedValues changes={changes} label={field} value={value} />
      {saving.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      {saving.saved ? (
        <StatusMessage title={words.saved}>{words.savedText ? <p>{words.savedText}</p> : null}</StatusMessage>
      ) : null}
      <div>
        <Button type="submit" variant="primary" pending={saving.pending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
