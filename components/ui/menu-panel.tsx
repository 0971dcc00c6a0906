'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { moveInMenu } from './menu-keyboard';

export interface MenuPanelProps {
  /** The id that its button names as `popovertarget`. */
  id: string;
  /** The menu's accessible name. */
  label: string;
  /** The button it hangs from, looked up when it opens. */
  anchor: () => HTMLElement | null;
  /** Shown above the items, not part of the menu. */
  head?: ReactNode;
  /** MenuItem, MenuChoice, MenuSeparator: made when the menu opens. */
  items: () => ReactNode;
  onOpenChange?: (open: boolean) => void;
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
 * The menu of one button (see MenuButton), or one menu shared by the buttons of a table's rows (see RowMenu). The
 * browser's popover gives Escape, closing by a press outside, the top layer and the way back of the focus; this adds
 * the menu's keyboard and its place.
 */
export function MenuPanel({ id, label, anchor, head, items, onOpenChange }: MenuPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  // The browser opens it also for a press that comes before this script: then it is open already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the script takes over
  useEffect(() => {
    if (!panel.current?.matches(':popover-open')) return;
    setOpen(true);
    onOpenChange?.(true);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the button is looked up when the menu opens, once
  useEffect(() => {
    const [menu, button] = [panel.current, anchor()];
    if (!open || !menu || !button) return;
    const settle = () => place(menu, button);
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
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and presses are the items', handled once for all
    <div
      ref={panel}
      id={id}
      popover="auto"
      className="popup menu"
      onToggle={(event) => {
        setOpen(event.newState === 'open');
        onOpenChange?.(event.newState === 'open');
      }}
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
  );
}
