import type { PlannedChangeView } from '@/lib/planned-changes/view';

/** What can be done with a change that waits, or failed. */
export type PlannedAct = 'retry' | 'move' | 'cancel';

/** What the calendar and its dialogs need of a change: words ready to show. */
export interface PlannedRow {
  id: string;
  kind: PlannedChangeView['kind'];
  status: PlannedChangeView['status'];
  /** The day, and its month as the key and the words of a heading. */
  on: string;
  day: string;
  month: { key: string; name: string };
  sentence: string;
  number: { id: string | null; e164: string; display: string };
  memberId: string | null;
  by: string;
  /** At most what it may cost, where a price was confirmed. */
  limit: string | null;
  problem: string | null;
  unchanged: boolean;
  /** A cover that has not begun: its return goes with it. */
  hasReturn: boolean;
  acts: PlannedAct[];
}

export interface PlannedDialogProps {
  change: PlannedRow;
  onClose: () => void;
}
