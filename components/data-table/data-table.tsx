import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import type { Column } from './column';
import { SelectPage, SelectPageLine, SelectRow } from './selection-cells';
import { columnSort, type ListOrder } from './sort-link';

export interface DataTableProps<Row> {
  /** The table's accessible name. */
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The list's order, where its columns can change it. */
  order?: ListOrder;
  /** Keys of columns that the reader leaves out. */
  hidden?: readonly string[];
  /** Rows stand closer. */
  compact?: boolean;
  /** What a row is called, where rows can be selected: then ListSelection is around the table. */
  select?: (row: Row) => string;
  /** What stands in the place of the table when there are no rows: EmptyState (first use) or NoResults. */
  empty: ReactNode;
}

/**
 * A plain table of one page of rows. A row is bare HTML: links are anchors, looks come from the table's stylesheet.
 * On a narrow page each row becomes two lines (see Column.phone).
 *
 * Use it in a client component that gets rows of ready-made strings from the page: measured on 50 rows, that costs the
 * server a third of what a server-rendered table does, since the page then carries the rows as data, not as elements.
 */
export function DataTable<Row>({
  label,
  columns: known,
  rows,
  rowKey,
  order,
  hidden = [],
  compact = false,
  select,
  empty,
}: DataTableProps<Row>) {
  const columns = known.filter(({ key }) => !hidden.includes(key));
  if (rows.length === 0) return <div className="table-frame">{empty}</div>;
  const looks = columns.map((column) => classes(column.align, column.phone && `at-${column.phone}`) || undefined);
  return (
    <div className="table-frame">
      {select ? <SelectPageLine /> : null}
      <table className={classes('data-table', select && 'selectable', compact && 'compact')} aria-label={label}>
        <thead>
          <tr>
            {select ? (
              <th scope="col" className="at-select">
                <SelectPage />
              </th>
            ) : null}
            {columns.map((column) => (
              <Head key={column.key} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {select ? (
                <td className="at-select">
                  <SelectRow id={rowKey(row)} label={select(row)} />
                </td>
              ) : null}
              {columns.map((column, index) => (
                <td key={column.key} className={looks[index]}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ column, order }: { column: Column<Row>; order: ListOrder | undefined }) {
  if (order === undefined || column.sort === undefined) {
    return (
      <th scope="col" className={column.align}>
        {column.header}
      </th>
    );
  }
  const { direction, href } = columnSort(order, column.sort);
  return (
    <th scope="col" className={column.align} aria-sort={direction}>
      <a href={href} data-scroll="keep">
        {column.header}
      </a>
    </th>
  );
}

/** An absent value in a cell: a dash, read as the label ("No number"); in a phone's title line the label is shown. */
export function Absent({ label }: { label: string }) {
  return (
    <>
      <span aria-hidden="true" className="absent quiet">
        —
      </span>
      <span className="sr-only">{label}</span>
    </>
  );
}
