import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** An act in a menu. */
export function MenuItem({
  onSelect,
  danger,
  children,
}: {
  onSelect: () => void;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={danger ? 'popup-item text-red' : 'popup-item'}
      onClick={onSelect}
    >
      {children}
    </button>
  );
}

/** A page to go to, in a menu. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a role="menuitem" tabIndex={-1} className="popup-item" href={href}>
      {children}
    </a>
  );
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <hr className="mx-2 my-1.5 border-line" />;
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
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place inside a menu
    <div role="group" aria-label={label}>
      <p aria-hidden="true" className="px-2.5 pt-1.5 pb-1 text-tiny font-medium text-ink-2">
        {label}
      </p>
      {options.map((option) => (
        <button
          type="button"
          role="menuitemradio"
          aria-checked={option.value === value}
          tabIndex={-1}
          key={option.value}
          lang={option.lang}
          className="popup-item justify-between"
          onClick={() => onValueChange(option.value)}
        >
          {option.label}
          {option.value === value ? <Check aria-hidden="true" className="size-4 text-key" /> : null}
        </button>
      ))}
    </div>
  );
}
