import { depthOf } from './scale';

/** The height of what is drawn, in pixels; below it there is room for labels. */
export const PLOT = 240;
/** Room above it, for the words at a peak. */
export const ABOVE = 22;
const BELOW = 28;
export const HEIGHT = ABOVE + PLOT + BELOW;

/** From the top of the picture. */
export const yOf = (value: number, top: number): number => ABOVE + depthOf(value, top) * PLOT;
export const percent = (place: number): string => `${Math.round(place * 10_000) / 100}%`;

/** A word at a place from left to right stays inside the picture: a long one already further away from its sides. */
export const anchorOf = (place: number, edge = 0.15): 'start' | 'middle' | 'end' =>
  place < edge ? 'start' : place > 1 - edge ? 'end' : 'middle';

export interface AxisLabel {
  /** From left to right, from 0 to 1. */
  place: number;
  text: string;
}

/** Lines across with their values, and words below: the picture is as wide as its place, so words keep their size. */
export function Axes({
  ticks,
  labels,
  tick,
}: {
  ticks: number[];
  labels: AxisLabel[];
  tick: (value: number) => string;
}) {
  const top = ticks.at(-1) ?? 1;
  return (
    <g>
      {ticks.map((value) => (
        <g key={value}>
          <line
            x1="0"
            x2="100%"
            y1={yOf(value, top)}
            y2={yOf(value, top)}
            className={value === 0 ? 'stroke-line-strong' : 'stroke-line'}
          />
          <text x="-8" y={yOf(value, top)} dy="0.32em" textAnchor="end" className="chart-text">
            {tick(value)}
          </text>
        </g>
      ))}
      {labels.map(({ place, text }, at) => (
        <text
          key={place}
          x={percent(place)}
          y={ABOVE + PLOT + 18}
          textAnchor={anchorOf(place)}
          // On a narrow page there is room for every other one: the first and the last of five stay.
          className={at % 2 === 1 ? 'chart-text max-sm:hidden' : 'chart-text'}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
