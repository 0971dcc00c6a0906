import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locale';
import type { Theme } from '@/lib/web/theme';
import type { DestinationKey } from './navigation';

/** What the shell shows; all of it is settled on the server. */
export interface ShellProps {
  companyName: string;
  /** The plan's own name: "Connect"; none for the operator's people, who are in no company. */
  planName: string | null;
  accountName: string;
  email: string;
  /** The pages that this role may open. */
  permitted: readonly DestinationKey[];
  /** Where another company is chosen; null for who is in one only (R15). */
  switchCompanyHref: string | null;
  /** Where who came in by single sign-on proves again who they are; absent: by their password. */
  signOnAgainHref?: string | null;
  /** Other links than those of a company's console. */
  links?: ReactNode;
  /** What stands above every page, if anything. */
  banner?: ReactNode;
  /** Server actions: end this session, or all of the account. */
  signOut: () => Promise<void>;
  signOutEverywhere: () => Promise<void>;
}

/** What the Account menu needs. */
export interface AccountProps
  extends Pick<ShellProps, 'accountName' | 'email' | 'switchCompanyHref' | 'signOut' | 'signOutEverywhere'> {
  /** Whether the way to the description of the API is shown: to who has to do with settings. */
  readsApiDocs: boolean;
  locale: Locale;
  theme: Theme;
}
