export interface ChartTableProps {
  /** "Show as table". */
  summary: string;
  /** The table's accessible name. */
  label: string;
  /** The first heading names what a row is, the others the series. */
  headers: readonly string[];
  /** Ready texts: a row's name first. */
  rows: readonly (readonly string[])[];
}

/** The values of a chart as a table that opens without a script; it scrolls inside its own region. */
export function ChartTable({ summary, label, headers, rows }: ChartTableProps) {
  // By their place: two deleted departments can have had one name.
  const columns = headers.map((header, place) => ({ header, place }));
  return (
    <details className="chart-table">
      <summary className="link w-fit">{summary}</summary>
      <section
        className="table-frame mt-2 max-h-96 overflow-auto"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        <table className="chart-values" aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ header, place }) => (
                <th key={place} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...values]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, at) => (
                  <td key={columns[at + 1]?.place}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
