import type { Permission } from '@/lib/access';

/** The pages of the operator's people, in the groups of their navigation, and the right that each needs; null: all of them. */
export const SUPPORT_PAGES = [
  { key: 'find', href: '/support', group: 'customers', right: null },
  { key: 'companies', href: '/support/companies', group: 'customers', right: 'companies:administer' },
  { key: 'inventory', href: '/support/inventory', group: 'stock', right: 'inventory:administer' },
  { key: 'prices', href: '/support/prices', group: 'prices', right: 'prices:administer' },
  { key: 'settings', href: '/support/settings', group: 'prices', right: 'settings:administer' },
  { key: 'jobs', href: '/support/jobs', group: 'system', right: 'jobs:administer' },
  { key: 'outbox', href: '/support/outbox', group: 'system', right: 'outbox:administer' },
  { key: 'mailbox', href: '/support/mailbox', group: 'system', right: 'mailbox:read' },
  { key: 'log', href: '/support/log', group: 'system', right: 'operator-log:read' },
  { key: 'staff', href: '/support/staff', group: 'system', right: 'staff:administer' },
] as const satisfies readonly { key: string; href: string; group: string; right: Permission | null }[];

export const SUPPORT_GROUPS = ['customers', 'stock', 'prices', 'system'] as const;
