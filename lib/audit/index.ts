export { verifyAuditChain } from './queries';
