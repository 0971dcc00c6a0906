import { ABOVE, Axes, HEIGHT, PLOT, percent, yOf } from './axes';
import { ChartFrame } from './frame';
import { LOOKS, PatternDefinitions, patternFill } from './patterns';
import { labelledPoints, niceTicks, stacked } from './scale';
import type { ChartTableProps } from './table';

/** So many groups can be told apart by their patterns; what is beyond belongs together in one "others". */
export const MOST_GROUPS = LOOKS.length;

export interface StackedBarsProps {
  id: string;
  title: string;
  summary: string;
  groups: readonly { key: string; label: string }[];
  /** From left to right; values in the order of the groups. */
  bars: readonly { label: string; values: readonly number[] }[];
  tick: (value: number) => string;
  table: ChartTableProps;
}

/** A few bars stand side by side at the beginning rather than fill the picture. */
const FEWEST_PLACES = 6;
/** The part of a bar's place that it fills. */
const FILLED = 0.72;

/** Bars of groups on one another. Each group has a pattern of its own, so that it needs no colour to be told apart. */
export function StackedBars({ id, title, summary, groups, bars, tick, table }: StackedBarsProps) {
  const ticks = niceTicks(Math.max(0, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0))));
  const top = ticks.at(-1) ?? 1;
  const step = 1 / Math.max(FEWEST_PLACES, bars.length);
  const labels = labelledPoints(bars.length).map((at) => ({
    place: (at + 0.5) * step,
    text: bars[at]?.label ?? '',
  }));
  const legend = groups.map(({ key, label }, at) => ({
    key,
    label,
    mark: <rect x="6" width="12" height="12" rx="2" fill={patternFill(id, at)} className="stroke-ink-2" />,
  }));
  return (
    <>
      <PatternDefinitions id={id} />
      <ChartFrame legend={legend} table={table}>
        <svg role="img" aria-labelledby={`${id}-title ${id}-text`} width="100%" height={HEIGHT} overflow="visible">
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-text`}>{summary}</desc>
          <Axes ticks={ticks} labels={labels} tick={tick} />
          <g>
            {bars.map(({ label, values }, at) =>
              stacked(values).map(({ from, to }, group) =>
                to === from ? null : (
                  <rect
                    key={`${label}-${groups[group]?.key}`}
                    x={percent((at + (1 - FILLED) / 2) * step)}
                    width={percent(FILLED * step)}
                    y={yOf(to, top)}
                    height={yOf(from, top) - yOf(to, top)}
                    fill={patternFill(id, group)}
                    className="stroke-surface"
                  />
                ),
              ),
            )}
          </g>
          <line x1="0" x2="100%" y1={ABOVE + PLOT} y2={ABOVE + PLOT} className="stroke-line-strong" />
        </svg>
      </ChartFrame>
    </>
  );
}
