import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import {
  type CompanyRole,
  can,
  type GrantRole,
  type Permission,
  STOPPED_BY_CLOSING,
  type StaffRole,
} from '@/lib/access';
import type { Session } from '@/lib/auth/sessions';
import { currentSession, requireSession } from './current-actor';
import { signOnAgainPath } from './not-proven-path';
import { SETTING_PAGES } from './settings-pages';

/** The pages of the console and the rights of which each needs one (R24). */
const PAGES = {
  overview: ['company:read'],
  licences: ['licences:read'],
  numbers: ['numbers:read'],
  plannedChanges: ['planned-changes:read'],
  members: ['members:read'],
  departments: ['departments:read'],
  requests: ['requests:read'],
  usage: ['usage:read'],
  billing: ['invoices:read'],
  auditLog: ['audit:read'],
  settings: SETTING_PAGES.map(({ right }) => right),
} as const satisfies Record<string, readonly Permission[]>;

export type PageKey = keyof typeof PAGES;

/** Who is looking: what the shell shows, and the pages they may open. */
export type Viewer = {
  name: string;
  email: string;
  role: CompanyRole | StaffRole | GrantRole;
  /** Who they are in the company. */
  memberId: string | null;
  /** Null for the operator's people, who are in no company. */
  company: NonNullable<Session['membership']>['company'] | null;
  /** The time zone in which they read instants. */
  timeZone: string;
  /** Whether they have several companies to choose from (R15). */
  hasChoice: boolean;
  /** Where they prove again who they are, if they came in by single sign-on. */
  signOnAgainHref: string | null;
  permitted: readonly PageKey[];
};

/** The company that a session is in: as a member of it, or by a grant that lasts (R24). */
const companyIn = (session: Session | null): Viewer['company'] =>
  session?.membership?.company ?? (session?.actor.kind === 'granted' ? (session.support?.company ?? null) : null);

/** Who is looking at this page; without a session it leads to signing in and back. */
export const getViewer = cache(async (): Promise<Viewer> => {
  const session = await requireSession();
  const { account, membership, hasChoice, isSignOn, actor } = session;
  const role = actor.kind === 'system' ? 'member' : actor.role;
  const keys = Object.keys(PAGES) as PageKey[];
  const permitted = keys.filter((key) => PAGES[key].some((right) => can(actor, right)));
  return {
    name: membership?.name ?? account.email,
    email: account.email,
    role,
    memberId: membership?.memberId ?? null,
    timeZone: account.timeZone ?? companyIn(session)?.timeZone ?? 'UTC',
    company: companyIn(session),
    hasChoice,
    signOnAgainHref: isSignOn && membership !== null ? signOnAgainPath(membership.company.id) : null,
    permitted,
  };
});

/**
 * The company of who is looking; the operator's people are in none and see no page of one. Its `timeZone` is the one in which
 * they read instants: their own choice, else the company's. What is reckoned in days asks for `companyTimeZone`.
 */
export async function viewerCompany(): Promise<NonNullable<Viewer['company']>> {
  const { company, timeZone } = await getViewer();
  return company === null ? forbidden() : { ...company, timeZone };
}

/** The time zone in which the company's days begin, whoever looks: for dates and money. */
export async function companyTimeZone(): Promise<string> {
  return (await getViewer()).company?.timeZone ?? forbidden();
}

/**
 * Whether who is looking has the right, and the state of their company leaves them something of it: for what a page offers.
 * What it does is checked by the use case itself.
 */
export async function viewerMay(permission: Permission): Promise<boolean> {
  const session = await currentSession();
  if (session === null || !can(session.actor, permission)) return false;
  return companyIn(session)?.state !== 'closed' || !STOPPED_BY_CLOSING.has(permission);
}

/** "Page - Company - Product": the title of a page in the browser. */
export async function pageMetadata(page: string): Promise<Metadata> {
  const [t, session] = await Promise.all([getTranslations('shell'), currentSession()]);
  return { title: [page, companyIn(session)?.name, t('product')].filter(Boolean).join(' - ') };
}
