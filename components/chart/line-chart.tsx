import { ABOVE, Axes, anchorOf, HEIGHT, PLOT, percent, yOf } from './axes';
import { ChartFrame } from './frame';
import { areaPath, labelledPoints, linePath, niceTicks, placeOf } from './scale';
import type { ChartTableProps } from './table';

/** How a series is drawn: a strong line, a line above a filled area, or dashes. */
type Look = 'line' | 'area' | 'dashes';

export interface LineSeries {
  key: string;
  label: string;
  look: Look;
  values: readonly number[];
}

export interface LineChartProps {
  /** Unique on the page, for the picture's own name. */
  id: string;
  title: string;
  /** What the picture shows, in a sentence or two: for who does not see it. */
  summary: string;
  /** From left to right: the words of each point. */
  points: readonly string[];
  series: readonly LineSeries[];
  /** A point that is marked, with its words. */
  peak?: { series: string; index: number; text: string } | undefined;
  tick: (value: number) => string;
  table: ChartTableProps;
}

const strokes: Record<Look, string> = {
  line: 'stroke-ink [stroke-width:2px]',
  area: 'stroke-key [stroke-width:2px]',
  dashes: 'stroke-brass [stroke-dasharray:5_4] [stroke-width:2px]',
};
const WIDTH = 1_000;

/** Lines over days. Each is told from the others by its look and its words, not by its colour alone. */
export function LineChart({ id, title, summary, points, series, peak, tick, table }: LineChartProps) {
  const ticks = niceTicks(Math.max(0, ...series.flatMap(({ values }) => values)));
  const top = ticks.at(-1) ?? 1;
  const labels = labelledPoints(points.length).map((at) => ({
    place: placeOf(at, points.length),
    text: points[at] ?? '',
  }));
  const legend = series.map(({ key, label, look }) => ({ key, label, mark: <Sample look={look} /> }));
  return (
    <ChartFrame legend={legend} table={table}>
      <svg role="img" aria-labelledby={`${id}-title ${id}-text`} width="100%" height={HEIGHT} overflow="visible">
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{summary}</desc>
        <Axes ticks={ticks} labels={labels} tick={tick} />
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: a part of the picture, which has its title */}
        <svg
          y={ABOVE}
          width="100%"
          height={PLOT}
          viewBox={`0 0 ${WIDTH} ${PLOT}`}
          preserveAspectRatio="none"
          overflow="visible"
        >
          {series.map(({ key, look, values }) =>
            look === 'area' ? (
              <path key={key} d={areaPath(values, top, WIDTH, PLOT)} className="fill-key-soft" />
            ) : null,
          )}
          {series.map(({ key, look, values }) => (
            <path
              key={key}
              d={linePath(values, top, WIDTH, PLOT)}
              className={`fill-none ${strokes[look]}`}
              vectorEffect="non-scaling-stroke"
              strokeLinejoin="round"
            />
          ))}
        </svg>
        {peak ? (
          <Peak
            place={placeOf(peak.index, points.length)}
            y={yOf(series.find(({ key }) => key === peak.series)?.values[peak.index] ?? 0, top)}
            text={peak.text}
            others={series
              .filter(({ key }) => key !== peak.series)
              .map(({ values }) => yOf(values[peak.index] ?? 0, top))}
          />
        ) : null}
      </svg>
    </ChartFrame>
  );
}

/** Its words stand above it, or below where another line runs through them. */
function Peak({ place, y, text, others }: { place: number; y: number; text: string; others: readonly number[] }) {
  const isCrowded = others.some((other) => other < y && other > y - 24);
  return (
    <g>
      <circle cx={percent(place)} cy={y} r="4.5" className="fill-surface stroke-key [stroke-width:2px]" />
      <text
        x={percent(place)}
        y={isCrowded ? y + 20 : y - 10}
        textAnchor={anchorOf(place, 0.3)}
        className="chart-text chart-text-strong"
      >
        {text}
      </text>
    </g>
  );
}

function Sample({ look }: { look: Look }) {
  return (
    <>
      {look === 'area' ? <rect y="6" width="24" height="6" className="fill-key-soft" /> : null}
      <line x1="0" x2="24" y1="6" y2="6" className={strokes[look]} />
    </>
  );
}
