export { findAccountLocales } from './account-locales';
export { findInvitedAccount, openInvitedAccount } from './invited-accounts';
export { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions';
export { findPasswordLink, issuePasswordLink, redeemPasswordLink } from './password-links';
export { enterCompany, listPlaces } from './places';
export { beginSignIn, endSession, endSessions, findSession, openSession, renewSession } from './sessions';
export { createStaff, endStaff, listStaff } from './staff-accounts';
