import { can, type Permission } from '@/lib/access';
import { requireSession } from './current-actor';

/** The pages of the settings in their order, and the right that each needs (R24). */
export const SETTINGS_PAGES = [
  { key: 'policy', href: '/settings/auto-purchase', right: 'policy:write' },
  { key: 'alerts', href: '/settings/alerts', right: 'alerts:write' },
  { key: 'billing', href: '/settings/billing', right: 'billing:write' },
  { key: 'apiKeys', href: '/settings/api-keys', right: 'api-keys:manage' },
  { key: 'webhooks', href: '/settings/webhooks', right: 'webhooks:manage' },
  { key: 'security', href: '/settings/security', right: 'company:write' },
  { key: 'company', href: '/settings/company', right: 'company:write' },
  { key: 'permissions', href: '/settings/permissions', right: 'company:read' },
  { key: 'singleSignOn', href: '/settings/single-sign-on', right: 'sso:write' },
  { key: 'supportAccess', href: '/settings/support-access', right: 'support-access:read' },
] as const satisfies readonly { key: string; href: string; right: Permission }[];

export type SettingsKey = (typeof SETTINGS_PAGES)[number]['key'];

/** The pages that change something: who may open none of these is offered no settings. */
export const SETTING_PAGES = SETTINGS_PAGES.filter(({ key }) => key !== 'permissions');

/** Those that who is looking may open. */
export async function permittedSettings(): Promise<readonly (typeof SETTINGS_PAGES)[number][]> {
  const { actor } = await requireSession();
  return SETTINGS_PAGES.filter(({ right }) => can(actor, right));
}
