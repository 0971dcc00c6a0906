import type { NumberView } from '@/lib/numbers/view';

/** What the dialogs need to know of a number; the page hands it over once, so that a row stays plain HTML. */
export type ActNumber = Pick<
  NumberView,
  | 'id'
  | 'e164'
  | 'display'
  | 'country'
  | 'type'
  | 'capabilities'
  | 'status'
  | 'member'
  | 'licenceId'
  | 'licenceLabel'
  | 'quarantineDays'
  | 'notAssignableReason'
>;

export const actKinds = ['assign', 'reassign', 'exchange', 'unassign', 'delete', 'restore'] as const;
export type ActKind = (typeof actKinds)[number];

/** The acts that a number's state allows, in the order of the menu (R3, R4, R10, R13). */
export function actsOn(number: Pick<ActNumber, 'status' | 'notAssignableReason'>): ActKind[] {
  switch (number.status) {
    case 'assigned':
      return ['reassign', 'exchange', 'unassign', 'delete'];
    case 'unassigned':
      return number.notAssignableReason === null ? ['assign', 'delete'] : ['delete'];
    case 'quarantined':
      return ['restore'];
    case 'left':
      return [];
  }
}

/** Only what the browser needs of a row. */
export function asActNumber(number: NumberView): ActNumber {
  const {
    id,
    e164,
    display,
    country,
    type,
    capabilities,
    status,
    member,
    licenceId,
    licenceLabel,
    quarantineDays,
    notAssignableReason,
  } = number;
  return {
    id,
    e164,
    display,
    country,
    type,
    capabilities,
    status,
    member,
    licenceId,
    licenceLabel,
    quarantineDays,
    notAssignableReason,
  };
}
