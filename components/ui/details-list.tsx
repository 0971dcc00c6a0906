import type { ReactNode } from 'react';

/** What is known about one thing, term by term, for a detail page or a receipt. */
export function DetailsList({ label, items }: { label: string; items: { term: string; value: ReactNode }[] }) {
  return (
    <dl aria-label={label} className="grid rounded-panel border border-line bg-surface">
      {items.map((item) => (
        <div
          key={item.term}
          className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 first:border-t-0 sm:grid-cols-[11rem_minmax(0,1fr)] sm:items-baseline sm:px-5"
        >
          <dt className="text-ink-2">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
