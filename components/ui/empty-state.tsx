import type { ReactNode } from 'react';

/** Nothing here yet, or nothing matches: what that means and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-1.5 px-6 py-14 text-center">
      <p className="text-heading font-semibold">{title}</p>
      {children ? <p className="max-w-[30rem] text-ink-2">{children}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
