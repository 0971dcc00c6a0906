import type { ActNumber } from './act-number';

/** What every dialog of an act on a number gets. */
export interface ActProps {
  /** The number as it was when the dialog opened: the page may refresh behind it. */
  number: ActNumber;
  /** The company's: deadlines are shown in it. */
  timeZone: string;
  /** The plan, whose limit a refusal names (R8). */
  planName: string;
  onClose: () => void;
}
