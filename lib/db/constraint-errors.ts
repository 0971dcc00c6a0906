import { DomainError } from '@/lib/kernel/domain-error';

/** What a refused constraint means to the caller: the database is the last wall, and its refusals have names too. */
const MEANING: Record<string, () => DomainError> = {
  assignments_open_number: () => new DomainError('number_already_assigned'),
  numbers_e164: () => new DomainError('number_already_assigned'),
  members_email: () => new DomainError('email_taken'),
  members_account: () => new DomainError('email_taken'),
  domain_directory_pkey: () => new DomainError('domain_taken'),
  departments_name: () => new DomainError('name_taken'),
  members_department_fk: () => new DomainError('not_found'),
  department_leads_department: () => new DomainError('not_found'),
  department_leads_member_fk: () => new DomainError('not_found'),
};

type DatabaseFailure = { code?: unknown; constraint_name?: unknown; cause?: unknown };

/** The database's own error under whatever a query builder wrapped around it. */
function rootOf(error: unknown): DatabaseFailure {
  const failure = error as DatabaseFailure;
  return error instanceof Error && failure.cause instanceof Error ? rootOf(failure.cause) : failure;
}

/** The SQLSTATE or driver code of a failed statement, if it is one. */
export function failureCode(error: unknown): string | undefined {
  const { code } = rootOf(error);
  return typeof code === 'string' ? code : undefined;
}

const LOST = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
]);

/** `unavailable` for a failure that says the database is gone, or undefined. */
export const asLoss = (error: unknown): DomainError | undefined =>
  LOST.has(failureCode(error) ?? '') ? new DomainError('unavailable', { retryAfter: 2 }) : undefined;

/** Too slow for its limits (statement, lock, idle transaction), or out of something: the same may succeed later. */
const LATER = new Set(['55P03', '57014', '25P03', '57P05', '53100', '53200', '25006']);

/** Whether the database is there and only took too long or had too little. */
export const isForLater = (error: unknown): boolean => LATER.has(failureCode(error) ?? '');

/** Whether the statement was refused only because an earlier one of its transaction had failed. */
export const isAftermath = (error: unknown): boolean => failureCode(error) === '25P02';

/** A refusal for what the database said, or undefined if it is no business of the caller's. */
export function asDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const { constraint_name: constraint } = rootOf(error);
  const code = failureCode(error);
  if (typeof constraint === 'string' && code !== undefined && code.startsWith('23')) return MEANING[constraint]?.();
  return asLoss(error) ?? (isForLater(error) ? new DomainError('unavailable', { retryAfter: 2 }) : undefined);
}

/** Whether the same transaction may succeed when run again: serialization failure or deadlock. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(failureCode(error) ?? '');
