import { DomainError } from '@/lib/kernel/domain-error';
import { type Actor, type Role, roleOf } from './actor';

/** Who may do what (R24): the one table behind pages, actions, the API and the command line. */
export const PERMISSIONS = {
  'company:read': ['owner', 'admin', 'billing_manager', 'team_lead', 'member', 'granted_read', 'granted_act'],
  'company:write': ['owner'],
  'policy:write': ['owner', 'billing_manager'],
  'licences:read': ['owner', 'admin', 'billing_manager', 'team_lead', 'granted_read', 'granted_act'],
  'purchases:read': ['owner', 'admin', 'billing_manager', 'granted_read', 'granted_act'],
  'licences:purchase': ['owner', 'admin', 'billing_manager'],
  'licences:remove': ['owner', 'admin', 'billing_manager'],
  'numbers:read': ['owner', 'admin', 'team_lead', 'granted_read', 'granted_act'],
  'numbers:assign': ['owner', 'admin', 'granted_act'],
  'own-numbers:read': ['owner', 'admin', 'billing_manager', 'team_lead', 'member'],
  'history:read': ['owner', 'admin', 'granted_read', 'granted_act'],
  'history:operate': ['system'],
  'inventory:read': ['owner', 'admin', 'granted_read', 'granted_act'],
  'members:read': ['owner', 'admin', 'team_lead', 'granted_read', 'granted_act'],
  'members:edit': ['owner', 'admin', 'granted_act'],
  'members:write': ['owner', 'admin'],
  'sessions:end': ['owner'],
  'member-second-factors:reset': ['owner'],
  'departments:read': ['owner', 'admin', 'team_lead', 'granted_read', 'granted_act'],
  'departments:write': ['owner', 'admin', 'granted_act'],
  'views:use': ['owner', 'admin', 'billing_manager', 'team_lead', 'granted_read', 'granted_act'],
  'views:share': ['owner', 'admin'],
  'own-account:use': ['owner', 'admin', 'billing_manager', 'team_lead', 'member', 'support', 'operator'],
  'invitation:accept': ['owner', 'admin', 'billing_manager', 'team_lead', 'member'],
  'companies:administer': ['operator', 'system'],
  'companies:find': ['support', 'operator'],
  'inventory:import': ['operator', 'system'],
  'inventory:administer': ['operator', 'system'],
  'jobs:administer': ['operator', 'system'],
  'members:import': ['system'],
  'staff:administer': ['operator', 'system'],
  'second-factors:reset': ['operator', 'system'],
  'api-keys:administer': ['operator', 'system'],
  'api-keys:manage': ['owner'],
  'api-keys:resolve': ['system'],
  'identity:resolve': ['system'],
  'sso:write': ['owner'],
  'audit:read': ['owner', 'admin', 'granted_read', 'granted_act'],
  'audit:verify': ['operator', 'system'],
  'operator-log:read': ['operator'],
  'members:erase': ['operator', 'system'],
  'requests:read': ['owner', 'admin', 'billing_manager', 'team_lead', 'granted_read', 'granted_act'],
  'requests:create': ['team_lead'],
  'requests:withdraw': ['owner', 'admin', 'team_lead'],
  'requests:answer': ['owner', 'admin', 'billing_manager'],
  'purchases:approve': ['owner', 'billing_manager'],
  'planned-changes:read': ['owner', 'admin', 'team_lead', 'granted_read', 'granted_act'],
  'planned-changes:write': ['owner', 'admin'],
  'planned-changes:operate': ['system'],
  'imports:use': ['owner', 'admin'],
  'imports:operate': ['system'],
  'invoices:read': ['owner', 'admin', 'billing_manager', 'granted_read', 'granted_act'],
  'copies:make': ['system'],
  'billing:write': ['owner', 'billing_manager'],
  'payments:record': ['operator', 'system'],
  'standing:read': ['owner', 'billing_manager', 'system', 'granted_read', 'granted_act'],
  'standing:decide': ['operator', 'system'],
  'invoices:dispute': ['operator', 'system'],
  'credit:agree': ['operator', 'system'],
  'settings:administer': ['operator', 'system'],
  'credits:issue': ['system'],
  'deliveries:record': ['system'],
  'prices:administer': ['operator', 'system'],
  'prices:agree': ['operator', 'system'],
  'company:settle': ['system'],
  'company:check': ['system'],
  'notices:read': ['system'],
  'mailbox:write': ['system'],
  'mailbox:read': ['operator'],
  'outbox:administer': ['operator', 'system'],
  'usage:read': ['owner', 'admin', 'billing_manager', 'team_lead', 'granted_read', 'granted_act'],
  'usage:record': ['system'],
  'alerts:read': ['owner', 'admin', 'billing_manager', 'granted_read', 'granted_act'],
  'spending-alerts:read': ['owner', 'billing_manager', 'granted_read', 'granted_act'],
  'alerts:write': ['owner', 'admin', 'billing_manager'],
  'alerts:operate': ['system'],
  'notifications:choose': ['owner', 'admin', 'billing_manager', 'team_lead'],
  'exports:make': ['owner', 'admin', 'billing_manager', 'team_lead'],
  'members:reveal': ['granted_read', 'granted_act'],
  'support:enter': ['support', 'operator'],
  'support-access:read': ['owner'],
  'support-access:end': ['owner'],
  'support-access:expire': ['system'],
  'webhooks:manage': ['owner'],
  'webhooks:operate': ['system'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Rights to acts that a closed company's people may do none of (R22): its pages do not offer them. */
export const STOPPED_BY_CLOSING: ReadonlySet<Permission> = new Set([
  'company:write',
  'policy:write',
  'licences:purchase',
  'licences:remove',
  'purchases:approve',
  'numbers:assign',
  'members:edit',
  'members:write',
  'departments:write',
  'sso:write',
  'requests:create',
  'requests:withdraw',
  'requests:answer',
  'planned-changes:write',
  'alerts:write',
]);

/** Whether the actor has the right. */
export function can(actor: Actor, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(roleOf(actor));
}

/** The roles that somebody can be given to have a right; a grant of support is no role of theirs (R24). */
export function holdersOf(permission: Permission): readonly Role[] {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.filter((role) => role !== 'granted_read' && role !== 'granted_act');
}

/** Refuses whoever has not got the right, naming it and who has. Commands ask it of what only some of their callers may. */
export function requireRight(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new DomainError('forbidden', { permission, heldBy: holdersOf(permission) });
}

/** Whose data inside the company the actor sees: all of it, or some departments (R24). */
export function visibleDepartments(actor: Actor): readonly string[] | 'all' {
  if (actor.kind === 'member' || actor.kind === 'api_key') {
    if (actor.role === 'team_lead') return actor.ledDepartmentIds;
    if (actor.role === 'member') return [];
  }
  return 'all';
}
