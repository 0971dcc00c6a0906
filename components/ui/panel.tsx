import type { ReactNode } from 'react';

/** A titled part of a page on its own surface. Never inside another panel. */
export function Panel({ title, intro, children }: { title: ReactNode; intro?: ReactNode; children?: ReactNode }) {
  return (
    <section className="grid grid-cols-1 content-start gap-4 rounded-panel border border-line bg-surface px-5 py-4.5">
      <div className="grid gap-0.5">
        <h2>{title}</h2>
        {intro ? <p className="text-ink-2">{intro}</p> : null}
      </div>
      {children}
    </section>
  );
}
