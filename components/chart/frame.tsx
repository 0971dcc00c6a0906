import type { ReactNode } from 'react';
import { ChartTable, type ChartTableProps } from './table';

/** How each series of a chart is told from the others without its colour: by its line, its dashes or its pattern. */
export interface LegendEntry {
  key: string;
  label: string;
  mark: ReactNode;
}

interface ChartFrameProps {
  legend: readonly LegendEntry[];
  table: ChartTableProps;
  children: ReactNode;
}

/** A chart with the words for its marks and its twin as a table: all made on the server, and right without a script. */
export function ChartFrame({ legend, table, children }: ChartFrameProps) {
  return (
    <figure className="chart grid grid-cols-1 gap-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-2">
        {legend.map(({ key, label, mark }) => (
          <li key={key} className="flex items-center gap-2">
            <svg className="h-3 w-6 flex-none" viewBox="0 0 24 12" aria-hidden="true">
              {mark}
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <div className="ps-12 pe-2">{children}</div>
      <ChartTable {...table} />
    </figure>
  );
}
