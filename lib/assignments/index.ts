export { assignNumber } from './assign-number';
export { deleteNumber, reassignNumber, restoreNumber, unassignNumber } from './number-acts';
export { quoteAssignment } from './quote-assignment';
