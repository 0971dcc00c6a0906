'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { moveInMenu } from './menu-keyboard';

export interface MenuButtonProps {
  /** The accessible name of the button and of its menu. */
  label: string;
  className?: string;
  /** What is inside the button. */
  children: ReactNode;
  /** Shown above the items, not part of the menu. */
  head?: ReactNode;
  /** MenuItem, MenuLink, MenuChoice, MenuSeparator: made when the menu opens. */
  items: () => ReactNode;
}

const distance = 6;
const edge = 8;

/** Below the button and flush with its end; above it where there is no room below. */
function place(panel: HTMLElement, button: HTMLElement) {
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = anchor.bottom + distance;
  const above = anchor.top - distance - height;
  const fits = below + height <= innerHeight - edge || above < edge;
  panel.style.top = `${fits ? below : above}px`;
  panel.style.left = `${Math.max(edge, Math.min(anchor.right - width, innerWidth - width - edge))}px`;
}

/**
 * A button with a menu. The browser's popover gives Escape, closing by a press outside, the top layer and the way back
 * of the focus; this adds the menu's keyboard and its place.
 */
export function MenuButton({ label, className, children, head, items }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const [menu, anchor] = [panel.current, button.current];
    if (!open || !menu || !anchor) return;
    const settle = () => place(menu, anchor);
    settle();
    menu.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
    addEventListener('scroll', settle, { passive: true });
    addEventListener('resize', settle);
    return () => {
      removeEventListener('scroll', settle);
      removeEventListener('resize', settle);
    };
  }, [open]);

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
      {/* Keys and presses belong to the items inside; they are handled here once for all of them. */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="popup menu"
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={(event) => panel.current && moveInMenu(panel.current, event)}
        onClick={(event) => {
          const chosen = event.target instanceof Element && event.target.closest('[role^="menuitem"]');
          if (chosen) panel.current?.hidePopover();
        }}
      >
        {head}
        <div role="menu" aria-label={label}>
          {open ? items() : null}
        </div>
      </div>
    </>
  );
}
