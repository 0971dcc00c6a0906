export { endSupportGrant, expireSupportGrants, revealMember } from './commands';
export { findGrantsToExpire, getSupportCompany, leaveGrant, openGrant } from './operator-tasks';
export { listOpenSupportGrants, listSupportGrants } from './queries';
