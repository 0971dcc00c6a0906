export { erasePersonalValues, type Person } from './erasure-repository';
export { beginAuditExport, getAuditEvent, listAuditActors, listAuditEvents, readAuditExport } from './log-queries';
export { MONEY_ACTIONS } from './money-actions';
export { getOperatorEvent, listOperatorActors, listOperatorEvents } from './operator-tasks';
export { verifyAuditChain, verifyOperatorLog } from './queries';
