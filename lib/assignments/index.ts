export { assignNumber, assignWithin } from './assign-number';
export { assignNumbers, quoteAssignments } from './assign-numbers';
export { changeNumbers, quoteNumberChange } from './change-numbers';
export { deactivateMember, deleteMember, reactivateMember } from './departure';
export { exchangeNumbers } from './exchange-numbers';
export { previewDeparture } from './leaving-preview';
export { deleteNumber, reassignNumber, restoreNumber, unassignNumber } from './number-acts';
export { quoteAssignment } from './quote-assignment';
export { getDeparture, quoteDepartureUndo, undoDeparture } from './undo-departure';
