'use client';

import AssignNumberDialog from '../assign-number-dialog';
import type { ActProps } from './act-props';

/** Assigns an unassigned number of the company: the one Assign dialog, with the number chosen already. */
export default function AssignDialog({ number, onClose }: ActProps) {
  return <AssignNumberDialog number={{ ...number, numberId: number.id }} onClose={onClose} />;
}
