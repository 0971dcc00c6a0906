export { claimFromInventory, type Line } from './claim-repository';
export { takeNumber } from './commands';
export { importInventory } from './operator-tasks';
export { requirePhone } from './phone-problems';
export { endQuarantine } from './quarantine-repository';
export { numberById } from './row-repository';
export { type NumberView, numberView } from './view';
