import { COMPANY_ROLES, type CompanyRole, PERMISSIONS } from '@/lib/access';
import { type RightName, rolesWith } from '@/lib/web/missing-right';

/** The rights of a company's people as the page shows them: what belongs together stands together. */
export const RIGHT_GROUPS = [
  { key: 'own', rights: ['company:read', 'own-account:use', 'own-numbers:read', 'invitation:accept'] },
  {
    key: 'licences',
    rights: [
      'licences:read',
      'licences:purchase',
      'licences:remove',
      'purchases:read',
      'purchases:approve',
      'usage:read',
    ],
  },
  {
    key: 'numbers',
    rights: [
      'numbers:read',
      'numbers:assign',
      'inventory:read',
      'history:read',
      'planned-changes:read',
      'planned-changes:write',
    ],
  },
  { key: 'requests', rights: ['requests:read', 'requests:create', 'requests:withdraw', 'requests:answer'] },
  {
    key: 'team',
    rights: [
      'members:read',
      'members:edit',
      'members:write',
      'sessions:end',
      'member-second-factors:reset',
      'departments:read',
      'departments:write',
    ],
  },
  {
    key: 'alerts',
    rights: ['notifications:choose', 'alerts:read', 'spending-alerts:read', 'alerts:write'],
  },
  { key: 'lists', rights: ['views:use', 'views:share', 'exports:make', 'imports:use'] },
  { key: 'billing', rights: ['invoices:read', 'standing:read', 'billing:write', 'policy:write'] },
  {
    key: 'company',
    rights: [
      'company:write',
      'sso:write',
      'api-keys:manage',
      'webhooks:manage',
      'support-access:read',
      'support-access:end',
      'audit:read',
    ],
  },
] as const satisfies readonly { key: string; rights: readonly RightName[] }[];

export interface RightRow {
  right: RightName;
  roles: readonly CompanyRole[];
}

/** The rights of a group with the roles that have each: read from the one table that decides (R24). */
export const rowsOf = ({ rights }: (typeof RIGHT_GROUPS)[number]): RightRow[] =>
  rights.map((right) => ({ right, roles: rolesWith(right) }));

/** Every right that somebody in a company can have. */
export const companyRights = (): string[] =>
  Object.entries(PERMISSIONS).flatMap(([right, roles]: [string, readonly string[]]) =>
    COMPANY_ROLES.some((role) => roles.includes(role)) ? [right] : [],
  );
