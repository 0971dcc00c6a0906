import type { ReactNode } from 'react';

/** Says its content to a screen reader whenever it changes, without showing it. Keep it mounted; change the text. */
export function LiveRegion({ children }: { children: ReactNode }) {
  return (
    <div aria-live="polite" className="sr-only">
      {children}
    </div>
  );
}
