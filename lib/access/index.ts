export {
  failJob,
  finishJobs,
  type Job,
  type JobQueue,
  maintainJobs,
  offerJobs,
  retrySetAside,
  takeJobs,
} from '@/lib/db/job-library';
export type {
  Actor,
  ApiKeyActor,
  CompanyRole,
  GrantedActor,
  GrantRole,
  MemberActor,
  RequestContext,
  Role,
  SecondFactor,
  StaffActor,
  StaffRole,
  SystemActor,
} from './actor';
export { auditActor, COMPANY_ROLES, fingerprintOf, isBoundByState, memberWithoutSession, roleOf } from './actor';
export { AUDIT_ACTIONS, type AuditAction } from './audit-actions';
export { canonicalJson, differenceOf, hashOf, hashOfCanonical, personalDigestOf } from './audit-chain';
export { requireNoPurchase, requireOwnPeople, requireSecondFactor } from './grant-limits';
export { countIn, limiterIn } from './limiter';
export { OPERATOR_ACTIONS, type OperatorAction } from './operator-actions';
export { OPERATOR_LOG } from './operator-log';
export {
  claimDueMessage,
  clearOldMessages,
  companiesWithDueMessages,
  type DueMessage,
  forgetDelivered,
  markDelivered,
  markFailed,
  Undeliverable,
} from './outbox';
export { can, holdersOf, PERMISSIONS, type Permission, requireRight, STOPPED_BY_CLOSING } from './permissions';
export { requireRecentProof } from './recent-proof';
export { type RunOptions, runCommand, runOperatorTask, runQuery } from './run';
export type { CommandScope, OperatorScope, QueryScope } from './scope';
export { openText, sealText } from './sealed-text';
export {
  type Command,
  defineCommand,
  defineOperatorTask,
  defineQuery,
  type OperatorTask,
  type Query,
  type UseCase,
} from './use-case';
export {
  claimDueDelivery,
  clearOldDeliveries,
  type DeliveryOutcome,
  type DueDelivery,
  type EndpointKey,
  endpointsToFeed,
  endpointsWithDueDeliveries,
  feedEndpoint,
  markArrived,
  markMissed,
} from './webhook-queue';
