export { claimFromInventory, type Line } from './claim-repository';
export { endQuarantine } from './quarantine-repository';
export { numberById } from './row-repository';
export { type NumberView, numberView } from './view';
