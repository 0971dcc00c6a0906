import type { ReactNode } from 'react';

/** What an act does, subject by subject, before it is confirmed. A term says whom or what a sentence is about. */
export function ConsequenceList({ label, items }: { label: string; items: { term: string; effect: ReactNode }[] }) {
  return (
    <dl aria-label={label} className="rounded-panel border border-line-strong">
      {items.map((item) => (
        <div
          key={item.term}
          className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 first:border-t-0 sm:grid-cols-[5.5rem_minmax(0,1fr)]"
        >
          <dt className="text-ink-2">{item.term}</dt>
          <dd className="min-w-0">{item.effect}</dd>
        </div>
      ))}
    </dl>
  );
}
