import { type Actor, can, PERMISSIONS, type Permission } from '@/lib/access';
import { ALERT_KINDS, type AlertKind } from '@/lib/notices';

export { ALERT_KINDS, type AlertKind };

/** Where one person is told. Programs are told by webhooks, which a company sets up for all. */
export const CHANNELS = ['mail', 'banner'] as const;
export type Channel = (typeof CHANNELS)[number];

type Telling = {
  /** Who is alerted; who leads a department is also told when few licences are left, if it has a threshold of its own. */
  right: Permission;
  /** Whether somebody who has not chosen is told there; null: nobody is, or everybody by a mail that is no alert. */
  byDefault: Readonly<Record<Channel, boolean | null>>;
  /** The act itself tells it by a mail of its own, which follows the same choice. */
  hasOwnMail?: true;
};

/**
 * How each kind is told. Automatic purchases and their caps have mails of their own (R23), and what is not used stands in
 * the reminder before each renewal (R11), which nobody can do without.
 */
export const TELLING: Readonly<Record<AlertKind, Telling>> = {
  licences_low: { right: 'alerts:read', byDefault: { mail: true, banner: true } },
  licences_assigned: { right: 'alerts:read', byDefault: { mail: true, banner: true } },
  automatic_purchase: {
    right: 'spending-alerts:read',
    byDefault: { mail: true, banner: false },
    hasOwnMail: true,
  },
  cap: { right: 'spending-alerts:read', byDefault: { mail: true, banner: false }, hasOwnMail: true },
  spend: { right: 'spending-alerts:read', byDefault: { mail: true, banner: true } },
  waste: { right: 'spending-alerts:read', byDefault: { mail: null, banner: false } },
};

/** Kinds that the actor is alerted to. */
export const kindsFor = (actor: Actor): AlertKind[] =>
  ALERT_KINDS.filter((kind) => can(actor, TELLING[kind].right) || (kind === 'licences_low' && leads(actor)));

/** Whether the actor is alerted as one who leads departments: to what is theirs only (R24). */
export const leads = (actor: Actor): boolean => !can(actor, 'alerts:read');

/** Whether members of a role are alerted to a kind of what concerns the whole company. */
export const isToldOf = (role: string, kind: AlertKind): boolean =>
  (PERMISSIONS[TELLING[kind].right] as readonly string[]).includes(role);
