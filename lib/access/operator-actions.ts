/**
 * Every action that an event of the operator's own log can have (R26): what the operator's people change outside of any
 * company. What they change inside one is in that company's log.
 */
export const OPERATOR_ACTIONS = [
  'inventory.imported',
  'job.retried',
  'plan.changed',
  'price.set',
  'quarantine.set',
  'settings.changed',
  'staff.created',
  'staff.ended',
  'staff.link_renewed',
  'staff.returned',
] as const;

export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];
