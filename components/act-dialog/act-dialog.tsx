'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import type { Outcome, Refusal } from '../money-dialog/outcome';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FailureNotice } from '../ui/failure-notice';
import { useAct } from './use-act';

export interface ActDialogProps<Receipt> {
  title: string;
  description?: ReactNode;
  /** What will happen, and the fields to fill in; not shown any more once the act is done. */
  children: ReactNode;
  /** The button's text: the whole act. */
  confirmLabel: string;
  /** Takes something away: the button is red. */
  danger?: boolean;
  /** What is entered is refused already, and the page says why. */
  blocked?: boolean;
  /** Looked at when the button is pressed; false where something must be entered first, which it then shows. */
  mayStart?: () => boolean;
  /** What the act is about: the same entry again is a repetition. */
  entry: string;
  act: (idempotencyKey: string) => Promise<Outcome<Receipt>>;
  /** The lasting result: a StatusMessage with links. */
  receipt: (receipt: Receipt) => ReactNode;
  /** The ways out of a refusal, shown below its message. */
  waysOut?: (refusal: Refusal) => ReactNode;
  onClose: () => void;
}

/** Explain, confirm, result: the dialog of an act that costs nothing. (What may cost money is a MoneyDialog.) */
export function ActDialog<Receipt>(props: ActDialogProps<Receipt>) {
  const t = useTranslations('ui');
  const act = useAct(props.entry, props.act);
  const start = () => {
    if (props.mayStart?.() ?? true) act.start();
  };
  const done = act.receipt;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={props.title}
      description={done ? undefined : props.description}
      onClose={props.onClose}
      busy={act.pending}
      // What takes something away is not one careless press on Enter away.
      {...(props.danger && { initialFocus: cancel })}
      footer={(close) =>
        done ? (
          <Button variant="primary" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button ref={cancel} onClick={close} disabled={act.pending}>
              {t('cancel')}
            </Button>
            <Button
              variant={props.danger ? 'danger' : 'primary'}
              pending={act.pending}
              disabled={props.blocked ?? false}
              onClick={start}
            >
              {props.confirmLabel}
            </Button>
          </>
        )
      }
    >
      {done ? props.receipt(done.value) : props.children}
      {act.refusal ? (
        <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId}>
          {props.waysOut?.(act.refusal)}
        </FailureNotice>
      ) : null}
      {act.failed ? <FailureNotice message={t('failure.network')} /> : null}
    </Dialog>
  );
}
