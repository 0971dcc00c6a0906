export { claimFromInventory, claimLines, type Line } from './claim-repository';
export { type Closing, closeEveryRequest, quarantineEveryNumber } from './closing-repository';
export { labelNumber, labelNumbers, takeNumber } from './commands';
export { beginNumberExport, readNumberExport } from './export';
export { holdingsOfLicence } from './history-repository';
export { closeHoldsOf, expireHolds, returnTaken, tellAsker } from './hold-repository';
export { findLineHolder, findNumberHolder } from './holder';
export { browseInventory, listNumberKinds, setQuarantine } from './inventory-tasks';
export { importInventory } from './operator-tasks';
export { readPhoneCell } from './phone-cell';
export { requirePhone } from './phone-problems';
export { endQuarantine } from './quarantine-repository';
export {
  getNumber,
  getNumberHistory,
  listInventory,
  listInventoryCountries,
  listNumberCountries,
  listNumbers,
  listOwnNumbers,
} from './queries';
export { numberById } from './row-repository';
export { type NumberView, numberView } from './view';
export { countNumbers, resolveNumberSelection } from './whole-list';
