import { createHash } from 'node:crypto';
import { newId } from '@/lib/kernel/id';

/** Roles in a company (R24). */
export const COMPANY_ROLES = ['owner', 'admin', 'billing_manager', 'team_lead', 'member'] as const;
export type CompanyRole = (typeof COMPANY_ROLES)[number];

/** The operator's people. */
export type StaffRole = 'support' | 'operator';

/** What one of the operator's people is inside one company, by a grant that reads or also acts (R24). */
export type GrantRole = 'granted_read' | 'granted_act';

/** Everybody a permission can be given to; `system` is the product's own worker and command line. */
export type Role = CompanyRole | StaffRole | GrantRole | 'system';

/** Whether a person proved a second factor in this session, need not (the demo's accounts), or did not. */
export type SecondFactor = 'proven' | 'exempt' | 'none';

/** A person signed in as a member of a company. */
export type MemberActor = {
  kind: 'member';
  accountId: string;
  memberId: string;
  companyId: string;
  role: CompanyRole;
  ledDepartmentIds: readonly string[];
  sessionId: string;
  /** When they last proved who they are, as the database wrote it; null where nobody is there to do so. */
  provenAt: string | null;
  /** Absent where nobody signed in: as `none`. */
  secondFactor?: SecondFactor;
};

/** A member as whom somebody acts whom no session knows yet: by a link, or while they sign in. */
export const memberWithoutSession = (
  who: Pick<MemberActor, 'accountId' | 'memberId' | 'companyId' | 'role'>,
): MemberActor => ({ kind: 'member', ...who, ledDepartmentIds: [], sessionId: newId('ses'), provenAt: null });

/** A program with a key that belongs to one company and one role. */
export type ApiKeyActor = {
  kind: 'api_key';
  keyId: string;
  companyId: string;
  role: CompanyRole;
  ledDepartmentIds: readonly string[];
};

/**
 * One of the operator's people; sees nothing inside a company (R24). `companyId` names the company that an operator admin
 * looks after at the moment, as the command line names it: it gives no right that the role has not got.
 */
export type StaffActor = {
  kind: 'staff';
  accountId: string;
  role: StaffRole;
  sessionId: string;
  provenAt: string | null;
  /** Absent where nobody signed in: as `none`. */
  secondFactor?: SecondFactor;
  companyId?: string;
};

/** The same person inside one company, for as long as its grant lasts (R24). */
export type GrantedActor = {
  kind: 'granted';
  accountId: string;
  companyId: string;
  grantId: string;
  mode: 'read' | 'act';
  role: GrantRole;
  sessionId: string;
};

/** The worker, the seed, the API and the pages before somebody is known, or the operator at the command line; `companyId` names the company it works on, if one. */
export type SystemActor = {
  kind: 'system';
  name: 'worker' | 'cli' | 'seed' | 'api' | 'web' | 'sso';
  companyId?: string;
  /** Who planned what it carries out now, as the log names them. */
  onBehalfOf?: string;
};

export type Actor = MemberActor | ApiKeyActor | StaffActor | GrantedActor | SystemActor;

/** Where a request came from, for audit and logs. */
export type RequestContext = {
  requestId: string;
  origin: 'web' | 'api' | 'cli' | 'worker' | 'seed';
  address?: string;
  userAgent?: string;
};

/** The role that permissions are looked up by. */
export const roleOf = (actor: Actor): Role => (actor.kind === 'system' ? 'system' : actor.role);

/** The company an actor acts in, if any; a support agent is in none. */
export const companyOf = (actor: Actor): string | undefined =>
  actor.kind === 'staff' && actor.role !== 'operator' ? undefined : actor.companyId;

/** Whether what the company's state forbids is forbidden to the actor: its members, their programs and who acts in their place, not the operator (R22). */
export const isBoundByState = ({ kind }: Actor): boolean =>
  kind === 'member' || kind === 'api_key' || kind === 'granted';

/** The actor as the audit log names it: ids only (R26). */
export function auditActor(actor: Actor): { kind: Actor['kind']; id: string; role: Role } {
  const id = idOf(actor);
  return { kind: actor.kind, id, role: roleOf(actor) };
}

/**
 * In whose place the actor acts: by which grant somebody of the operator's is in the company, or who planned what the worker
 * carries out (R24, R26).
 */
export const onBehalfOf = (actor: Actor): string | null =>
  actor.kind === 'granted' ? actor.grantId : actor.kind === 'system' ? (actor.onBehalfOf ?? null) : null;

function idOf(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
      return actor.memberId;
    case 'api_key':
      return actor.keyId;
    case 'staff':
    case 'granted':
      return actor.accountId;
    case 'system':
      return actor.name;
  }
}

/** A fingerprint of a request, to tell a repetition from another request under the same key (R9). */
export const fingerprintOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');
