'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useAct } from '@/components/act-dialog/use-act';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { NumberView } from '@/lib/numbers/view';
import { LeaveGuard } from '../../../../leave-guard';
import { labelNumberAction } from './actions';

interface NumberLabelProps {
  number: Pick<NumberView, 'id' | 'label'>;
  editable: boolean;
}

/** What the company calls the number, and the small form to change it. */
export function NumberLabel({ number, editable }: NumberLabelProps) {
  const t = useTranslations('number-label');
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) opener.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (editing) return <LabelForm number={number} onClose={() => setEditing(false)} onSaved={() => setSaved(true)} />;
  const text = number.label ?? t('none');
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {number.label === null ? <span className="text-ink-2">{text}</span> : text}
      {editable ? (
        <button ref={opener} type="button" className="link" onClick={() => setEditing(true)}>
          {t(number.label === null ? 'add' : 'change')}
        </button>
      ) : null}
      <span role="status" className="sr-only">
        {saved ? t('saved') : ''}
      </span>
    </span>
  );
}

function LabelForm({
  number,
  onClose,
  onSaved,
}: Omit<NumberLabelProps, 'editable'> & { onClose: () => void; onSaved: () => void }) {
  const t = useTranslations('number-label');
  const ui = useTranslations('ui');
  const [text, setText] = useState(number.label ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const act = useAct(text.trim(), async (key) => {
    const outcome = await labelNumberAction({ numberId: number.id, label: text.trim() || null }, key);
    if (outcome.ok) {
      onSaved();
      onClose();
    } else field.current?.focus();
    return outcome;
  });
  const wrong = act.refusal?.fields?.find(({ pointer }) => pointer === '/label')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.start();
  };
  return (
    <form className="grid max-w-96 gap-2.5" onSubmit={submit}>
      <LeaveGuard dirty={act.receipt === undefined && text.trim() !== (number.label ?? '')} />
      <TextField
        ref={field}
        id="label"
        label={<span className="sr-only">{t('field')}</span>}
        hint={t('hint')}
        error={wrong}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !act.pending) onClose();
        }}
      />
      {act.refusal && wrong === undefined ? (
        <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} />
      ) : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      <div className="flex gap-2">
        <SubmitButton pending={act.pending}>{t('save')}</SubmitButton>
        <Button onClick={onClose} disabled={act.pending}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
