export { erasePersonalValues, type Person } from './erasure-repository';
export { beginAuditExport, getAuditEvent, listAuditActors, listAuditEvents, readAuditExport } from './log-queries';
export { verifyAuditChain } from './queries';
