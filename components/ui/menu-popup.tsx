'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';

export interface MenuPopupProps {
  /** The button that opened the menu: the menu hangs below it, and focus returns to it. */
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** An open menu, keyboard and all. Heavy: load it lazily when its button is first pressed (see MenuButton). */
export function MenuPopup({ anchor, onClose, children }: MenuPopupProps) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(open, { event }) => {
        // The button toggles by itself; closing here as well would open the menu again.
        const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
        if (!open && !(onButton && event.type !== 'keydown')) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={6} className="z-30 outline-none">
          <Menu.Popup finalFocus={anchor} className="popup min-w-56 p-1.5">
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** An act in a menu. */
export function MenuItem({ onSelect, danger, children }: { onSelect: () => void; danger?: boolean; children: ReactNode }) {
  return (
    <Menu.Item className={`popup-item ${danger ? 'text-red' : ''}`} onClick={onSelect}>
      {children}
    </Menu.Item>
  );
}

/** A page in a menu. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Menu.Item className="popup-item" render={<a href={href} />}>
      {children}
    </Menu.Item>
  );
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Menu.Separator className="mx-2 my-1.5 h-px bg-line" />;
}

export interface MenuChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string; lang?: string }[];
  onValueChange: (value: string) => void;
}

/** One choice among a few, as radio items of a menu. */
export function MenuChoice({ label, value, options, onValueChange }: MenuChoiceProps) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2.5 pt-1.5 pb-1 text-tiny font-medium text-ink-2">{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={onValueChange}>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className="popup-item justify-between">
            <span lang={option.lang}>{option.label}</span>
            <Menu.RadioItemIndicator>
              <Check aria-hidden="true" className="size-4 text-key" />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
