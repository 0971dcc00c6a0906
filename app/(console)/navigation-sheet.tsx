'use client';

import { Menu, X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';

/** On a phone: a button in the top bar that opens the navigation as a sheet (a native modal dialog). */
export function NavigationSheet({ open, close, children }: { open: string; close: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState(false);

  function leave(event: MouseEvent) {
    const onBackdrop = event.target === dialog.current;
    const followed = event.target instanceof Element && event.target.closest('a') !== null;
    if (onBackdrop || followed) dialog.current?.close();
  }

  return (
    <>
      <button
        type="button"
        className="icon-button -ms-2 nav:hidden"
        aria-label={open}
        aria-haspopup="dialog"
        onClick={() => {
          setShown(true);
          dialog.current?.showModal();
        }}
      >
        <Menu aria-hidden="true" className="size-5" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by itself, this adds the press beside it */}
      <dialog ref={dialog} className="sheet" aria-label={open} onClick={leave} onClose={() => setShown(false)}>
        {shown ? (
          <>
            <button
              type="button"
              className="icon-button absolute end-2 top-2"
              aria-label={close}
              onClick={() => dialog.current?.close()}
            >
              <X aria-hidden="true" className="size-5" />
            </button>
            {children}
          </>
        ) : null}
      </dialog>
    </>
  );
}
