import type { ReactNode } from 'react';
import { Rack, type RackPart } from './rack';

export interface SummaryTile {
  term: string;
  /** The figure, already formatted: the description begins with it. */
  value: string;
  /** One quiet line below. */
  detail?: ReactNode;
  /** The colour of this figure in the rack. */
  mark?: RackPart['tone'];
}

const marks = { key: 'bg-key', line: 'bg-line-strong', brass: 'bg-brass' } as const;

/** Figures side by side (two by two on a phone) as a description list, with the rack below when parts are given. */
export function SummaryTiles({ label, tiles, rack }: { label: string; tiles: SummaryTile[]; rack?: RackPart[] }) {
  return (
    <div className="overflow-hidden rounded-panel border border-line bg-surface">
      <dl
        aria-label={label}
        className="-mt-px -ml-px grid grid-cols-2 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none"
      >
        {tiles.map((tile) => (
          <div key={tile.term} className="border-t border-l border-line px-4 py-3.5 sm:px-5 sm:py-4">
            <dt className="flex items-center gap-2 text-small text-ink-2">
              {tile.mark ? <span aria-hidden="true" className={`size-2.5 rounded-[3px] ${marks[tile.mark]}`} /> : null}
              {tile.term}
            </dt>
            <dd className="mt-0.5 grid">
              <span className="text-figure font-semibold tracking-[-0.01em]">{tile.value}</span>
              {tile.detail ? <span className="text-small text-ink-2">{tile.detail}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {rack ? <Rack parts={rack} /> : null}
    </div>
  );
}
