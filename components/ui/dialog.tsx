'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useState } from 'react';

export interface DialogProps {
  /** The dialog's accessible name. */
  title: string;
  /** One quiet sentence below the title. */
  description?: ReactNode;
  /** Called after the dialog has closed: unmount it then. */
  onClose: () => void;
  /** While true nothing closes it: an act is under way. */
  busy?: boolean;
  /** Closes it from within: what was to be done goes on behind it. */
  closed?: boolean;
  /** Asked when somebody wants to close it; false keeps it open, for what was entered and would be lost. */
  beforeClose?: () => boolean;
  /** The buttons, the main act last; on a phone they stay at the bottom edge. Gets `close`. */
  footer: (close: () => void) => ReactNode;
  /** What gets the focus first; by default the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  children?: ReactNode;
}

/**
 * A modal dialog, open while mounted; focus is trapped and returns to the opener. A full-height sheet on a phone.
 * Heavy: import it only from files that a page loads lazily (see DialogOpener).
 */
export function Dialog({
  title,
  description,
  onClose,
  busy,
  closed = false,
  beforeClose,
  footer,
  initialFocus,
  children,
}: DialogProps) {
  const t = useTranslations('ui');
  const [open, setOpen] = useState(true);
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    if (busy !== true && (beforeClose?.() ?? true)) setOpen(false);
  };
  return (
    <BaseDialog.Root
      open={open && !closed}
      // A press beside the dialog would throw away what was entered.
      disablePointerDismissal
      onOpenChange={(next) => !next && close()}
      onOpenChangeComplete={(shown) => !shown && onClose()}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim" />
        <BaseDialog.Popup
          className="dialog"
          finalFocus={() => placeAfter(opener)}
          {...(initialFocus && { initialFocus })}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-5 sm:px-6">
            <div className="grid gap-0.5">
              <BaseDialog.Title className="text-heading">{title}</BaseDialog.Title>
              {description ? (
                <BaseDialog.Description className="text-ink-2">{description}</BaseDialog.Description>
              ) : null}
            </div>
            <BaseDialog.Close
              className="icon-button -mt-1.5 -mr-2 sm:hidden"
              aria-label={t('dialog.close')}
              disabled={busy}
            >
              <X aria-hidden="true" className="size-5" />
            </BaseDialog.Close>
          </div>
          <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-4 overflow-y-auto overscroll-contain px-5 py-4 sm:px-6">
            {children}
          </div>
          <div className="flex flex-wrap justify-end gap-2 px-5 pt-1 pb-5 max-sm:flex-col-reverse max-sm:border-t max-sm:border-line max-sm:pt-4 sm:px-6">
            {footer(close)}
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Where to go on from: the opener, or the page's content where an act has taken the opener's row away. */
function placeAfter(opener: Element | null): HTMLElement | true {
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) return opener;
  return document.getElementById('content') ?? true;
}
