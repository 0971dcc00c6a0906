import type { ReactNode } from 'react';

/** A page that is only a message: what happened, why, and the way out. */
export function MessagePage({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="grid max-w-[38rem] content-start gap-3 px-4 py-10 sm:px-8 sm:py-14">
      <h1>{title}</h1>
      <div className="grid gap-2 text-ink-2">{children}</div>
      <div className="mt-2 flex flex-wrap gap-2">{action}</div>
    </main>
  );
}
