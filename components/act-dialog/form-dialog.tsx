'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWarnOnUnload } from '../form/use-warn-on-unload';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorSummary, type FieldError } from '../ui/error-summary';
import { FailureNotice } from '../ui/failure-notice';
import type { Act } from './use-act';

export interface FormDialogProps<Receipt> {
  title: string;
  description?: ReactNode;
  /** The button's text: the whole act. */
  confirmLabel: string;
  /** Takes something away: the button is red. */
  danger?: boolean;
  act: Act<Receipt>;
  /** The wrong fields, by the check here or by the server; a refusal that is about none of them is shown by itself. */
  errors: FieldError[];
  /** What the errors come from: each new answer moves the focus to their summary. */
  answer: unknown;
  /** Something was entered that closing would lose: closing asks first. */
  dirty: boolean;
  onSubmit: () => void;
  /** Closes it: what was entered is saved behind it. */
  closed?: boolean;
  /** The lasting result. */
  receipt: (receipt: Receipt) => ReactNode;
  /** Beside "Done": begins anew, where the same is often done several times. */
  again?: { label: string; onClick: () => void };
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A dialog with fields: wrong ones are named above and beside, what was entered stays, a double press is one act. */
export function FormDialog<Receipt>(props: FormDialogProps<Receipt>) {
  const { act, errors, dirty } = props;
  const t = useTranslations('ui');
  const id = useId();
  const [leaving, setLeaving] = useState(false);
  const done = act.receipt;
  const unsaved = dirty && !done && props.closed !== true;
  useWarnOnUnload(unsaved);
  const footer = (close: () => void) => {
    if (done)
      return (
        <>
          {props.again ? <Button onClick={props.again.onClick}>{props.again.label}</Button> : null}
          <Button variant="primary" onClick={close}>
            {t('done')}
          </Button>
        </>
      );
    if (leaving) return <LeaveQuestion onStay={() => setLeaving(false)} onLeave={close} />;
    return (
      <>
        <Button onClick={close} disabled={act.pending}>
          {t('cancel')}
        </Button>
        <Button type="submit" form={id} variant={props.danger ? 'danger' : 'primary'} pending={act.pending}>
          {props.confirmLabel}
        </Button>
      </>
    );
  };
  return (
    <Dialog
      title={props.title}
      description={done ? undefined : props.description}
      busy={act.pending}
      closed={props.closed ?? false}
      beforeClose={() => {
        if (unsaved && !leaving) setLeaving(true);
        return !unsaved || leaving;
      }}
      onClose={props.onClose}
      footer={footer}
    >
      {done ? (
        props.receipt(done.value)
      ) : (
        <form
          id={id}
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            props.onSubmit();
          }}
        >
          <ErrorSummary title={t('errorSummary', { count: errors.length })} errors={errors} answer={props.answer} />
          {act.refusal && errors.length === 0 ? (
            <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} />
          ) : null}
          {act.failed ? <FailureNotice message={t('failure.network')} /> : null}
          {props.children}
        </form>
      )}
    </Dialog>
  );
}

/** Asked in the place of the dialog's buttons when it is closed with something entered. */
function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useTranslations('ui.leave');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div role="alert" className="flex w-full flex-wrap items-center justify-end gap-2">
      <p className="min-w-0 flex-1 basis-48">
        <strong className="font-semibold">{t('question')}</strong> <span className="text-ink-2">{t('text')}</span>
      </p>
      <Button ref={stay} onClick={onStay}>
        {t('stay')}
      </Button>
      <Button variant="danger" onClick={onLeave}>
        {t('leave')}
      </Button>
    </div>
  );
}
