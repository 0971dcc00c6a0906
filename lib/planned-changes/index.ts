export { cancelPlannedChange, movePlannedChange, retryPlannedChange } from './answers';
export { carryOutPlannedChange, failPlannedChange } from './carry-out';
export { planAssignment, planCover, planRelease } from './commands';
export { findCompaniesWithDueChanges, listDueChanges } from './due';
export { plannedNeeds } from './outlook';
export { getPlannedChange, listPlannedChanges, quotePlannedAssignment } from './queries';
