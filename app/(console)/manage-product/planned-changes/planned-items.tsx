'use client';

import { PlannedActs } from './planned-acts';
import type { PlannedRow } from './planned-row';
import { PlannedStatus } from './planned-status';

/** Planned changes, one below the other: the day, what happens, how it stands, and what can be done. */
export function PlannedItems({ rows, label }: { rows: readonly PlannedRow[]; label: string }) {
  return (
    <ul aria-label={label} className="grid grid-cols-1 rounded-panel border border-line bg-surface">
      {rows.map((change) => (
        <li
          key={change.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3 not-first:border-line not-first:border-t"
        >
          <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <time dateTime={change.on} className="font-semibold tabular-nums">
                {change.day}
              </time>
              <PlannedStatus change={change} />
            </p>
            <p className="wrap-anywhere">
              {change.number.id === null ? (
                change.sentence
              ) : (
                <a href={`/manage-product/numbers/${change.number.id}`}>{change.sentence}</a>
              )}
            </p>
            {change.problem === null ? null : <p className="font-medium">{change.problem}</p>}
            <p className="text-small text-ink-2">{[change.by, change.limit].filter(Boolean).join(' ')}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <PlannedActs change={change} />
          </div>
        </li>
      ))}
    </ul>
  );
}
