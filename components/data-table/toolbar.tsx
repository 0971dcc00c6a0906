import type { ReactNode } from 'react';

/** The line above a table: the search box and filters, and at its end what acts on the list. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <search className="flex flex-wrap items-center gap-2">
      {children}
      {end ? <div className="ms-auto flex gap-2">{end}</div> : null}
    </search>
  );
}
