/** The pages that the navigation can lead to. Only what exists in this release is in the list. */
export const destinations = [
  { key: 'overview', href: '/', group: null },
  { key: 'licences', href: '/manage-product/licences', group: 'manageProduct' },
  { key: 'numbers', href: '/manage-product/numbers', group: 'manageProduct' },
  { key: 'plannedChanges', href: '/manage-product/planned-changes', group: 'manageProduct' },
  { key: 'members', href: '/manage-team/members', group: 'manageTeam' },
  { key: 'departments', href: '/manage-team/departments', group: 'manageTeam' },
  { key: 'requests', href: '/manage-team/requests', group: 'manageTeam' },
  { key: 'usage', href: '/usage', group: 'company' },
  { key: 'billing', href: '/billing', group: 'company' },
  { key: 'auditLog', href: '/audit-log', group: 'company' },
  { key: 'settings', href: '/settings', group: 'company' },
] as const;

export type DestinationKey = (typeof destinations)[number]['key'];
export type GroupKey = NonNullable<(typeof destinations)[number]['group']>;

/** The groups in the order of the side navigation; overview stands above them without a title. */
export const groups: (GroupKey | null)[] = [null, 'manageProduct', 'manageTeam', 'company'];

/** What stands at the beginning of a part of the product: other parts lie below its address and are no pages of it. */
const HOMES = ['/', '/support'];

/** Whether a path belongs to a destination: the page itself or one below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (!HOMES.includes(href) && pathname.startsWith(`${href}/`));
}
