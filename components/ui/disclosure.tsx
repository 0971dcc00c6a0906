'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes';

interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  /** Called when the panel opens: the moment to fetch what it shows. */
  onOpen?: () => void;
  /** The panel ends where the button ends: for one at the end of a line. */
  end?: boolean;
}

const isInside = (event: Event, element: Element) => event.target instanceof Node && element.contains(event.target);

function closes(event: Event, element: Element): boolean {
  if (event instanceof KeyboardEvent) return event.key === 'Escape';
  if (event instanceof SubmitEvent) return isInside(event, element);
  const followed = event.target instanceof Element && event.target.closest('a') !== null;
  return !isInside(event, element) || followed;
}

/**
 * A button that shows a small panel below it (a native details element, so it also works without JavaScript).
 * Closes on Escape, on a press outside, and when a link inside is followed or a form sent.
 */
export function Disclosure({ summary, children, onOpen, end }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    function close(event: Event) {
      if (!element?.open || !closes(event, element)) return;
      element.open = false;
      if (isInside(event, element)) element.querySelector('summary')?.focus();
    }
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    document.addEventListener('submit', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
      document.removeEventListener('submit', close);
    };
  }, []);
  return (
    <details ref={details} className="relative" onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary className="button button-secondary list-none font-normal [&::-webkit-details-marker]:hidden">
        {summary}
      </summary>
      <div
        className={classes(
          'popup absolute top-full z-20 mt-1.5 max-h-112 min-w-48 overflow-y-auto p-1.5 max-sm:static',
          end ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
    </details>
  );
}
