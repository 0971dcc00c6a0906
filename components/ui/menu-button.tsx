'use client';

import { type ReactNode, type RefObject, Suspense, useRef, useState, useTransition } from 'react';

export interface MenuButtonProps {
  /** The button's accessible name when its content is only a picture. */
  label?: string;
  className?: string;
  /** Starts loading the menu's code on hover or focus. */
  preload: () => Promise<unknown>;
  /** What is inside the button. */
  children: ReactNode;
  /** Renders the lazy menu; hand both on to its MenuPopup. */
  menu: (anchor: RefObject<HTMLButtonElement | null>, onClose: () => void) => ReactNode;
}

/** A button with a lazily loaded menu: `lazy(() => import('./x-menu'))`, a component that renders a MenuPopup. */
export function MenuButton({ label, className, preload, children, menu }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const [, startTransition] = useTransition();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => void preload()}
        onFocus={() => void preload()}
        onClick={() => startTransition(() => setOpen(!open))}
      >
        {children}
      </button>
      {open ? <Suspense fallback={null}>{menu(button, () => setOpen(false))}</Suspense> : null}
    </>
  );
}
