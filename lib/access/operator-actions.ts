/**
 * Every action that an event of the operator's own log can have (R26): what the operator's people change outside of any
 * company. What they change inside one is in that company's log.
 */
export const OPERATOR_ACTIONS = [
  'account_message.retried',
  'inventory.imported',
  'job.retried',
  'plan.changed',
  'price.set',
  'quarantine.set',
  'settings.changed',
  'staff.created',
  'staff.ended',
  'staff.link_renewed',
  'staff.password_changed',
  'staff.password_set',
  'staff.recovery_codes_replaced',
  'staff.returned',
  'staff.second_factor_added',
  'staff.second_factor_removed',
  'staff.second_factor_reset',
  'staff.sessions_ended',
] as const;

export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];
