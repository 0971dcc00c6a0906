import type { ReactNode } from 'react';

/** Where a column's cell goes when a row becomes two lines on a phone; a column without a place is left out there. */
export type PhonePlace = 'title' | 'end' | 'sub' | 'sub-2' | 'sub-end';

/** How the reader wants to see a table. */
export interface TableLook {
  hidden: readonly string[];
  compact: boolean;
}

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The column's name in the list's `sort`, if it can be sorted by. */
  sort?: string;
  /** Amounts and counts stand at the end of the line. */
  align?: 'end';
  /** title: first line, left · end: first line, right · sub, sub-2: second line, left · sub-end: second line, right. */
  phone?: PhonePlace;
}
