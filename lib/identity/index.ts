export { findPasswordLink, issuePasswordLink, redeemPasswordLink } from './password-links';
export { createStaff } from './staff-accounts';
export { beginSignIn, endSession, endSessions, findSession, openSession } from './sessions';
