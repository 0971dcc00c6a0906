export { assignNumber } from './assign-number';
export { deactivateMember, deleteMember, reactivateMember } from './departure';
export { deleteNumber, reassignNumber, restoreNumber, unassignNumber } from './number-acts';
export { quoteAssignment } from './quote-assignment';
export { getDeparture, quoteDepartureUndo, undoDeparture } from './undo-departure';
