/** Grey lines in the place of rows that are on their way. Says so once, politely. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="rounded-panel border border-line bg-surface">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are interchangeable and never reordered
        <div key={row} className="flex h-10.5 items-center gap-6 border-t border-line px-3.5 first:border-t-0">
          <span className="skeleton h-3.5 w-16" />
          <span className="skeleton h-3.5 w-24" />
          <span className="skeleton h-3.5 flex-1" />
          <span className="skeleton h-3.5 w-20" />
        </div>
      ))}
    </div>
  );
}
