'use client';

import { type ReactNode, useId, useRef, useState } from 'react';
import { MenuPanel } from './menu-panel';

export interface MenuButtonProps {
  /** The accessible name of the button and of its menu. */
  label: string;
  className?: string;
  /** What is inside the button. */
  children: ReactNode;
  /** Shown above the items, not part of the menu. */
  head?: ReactNode;
  /** MenuItem, MenuChoice, MenuSeparator: made when the menu opens. */
  items: () => ReactNode;
}

/** A button with a menu of its own. */
export function MenuButton({ label, className, children, head, items }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
      >
        {children}
      </button>
      <MenuPanel id={id} label={label} anchor={() => button.current} head={head} items={items} onOpenChange={setOpen} />
    </>
  );
}
