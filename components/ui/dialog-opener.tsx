'use client';

import { type ReactNode, Suspense, useState, useTransition } from 'react';
import { Button, type ButtonVariant } from './button';

export interface DialogOpenerProps {
  label: string;
  /** The accessible name, where the label alone does not say what of: it begins with the label. */
  name?: string;
  variant?: ButtonVariant;
  className?: string;
  /** Starts loading the dialog's code on hover or focus: the same `() => import(…)` that `lazy` gets. */
  preload: () => Promise<unknown>;
  /** Renders the lazy dialog; call `onClose` when it has closed. */
  children: (onClose: () => void) => ReactNode;
}

/**
 * A button that opens a lazily loaded dialog:
 * `const load = () => import('./x-dialog'); const XDialog = lazy(load);`
 * `<DialogOpener label={…} preload={load}>{(onClose) => <XDialog onClose={onClose} />}</DialogOpener>`
 */
export function DialogOpener({ label, name, variant, className, preload, children }: DialogOpenerProps) {
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  return (
    <>
      <Button
        variant={variant ?? 'secondary'}
        {...(className && { className })}
        aria-haspopup="dialog"
        aria-label={name}
        pending={pending}
        onPointerEnter={() => void preload()}
        onFocus={() => void preload()}
        // In a transition, so that the button shows progress while the dialog's code is on its way.
        onClick={() => startTransition(() => setOpen(true))}
      >
        {label}
      </Button>
      {open ? <Suspense fallback={null}>{children(() => setOpen(false))}</Suspense> : null}
    </>
  );
}
