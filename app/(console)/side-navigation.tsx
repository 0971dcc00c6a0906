import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Brand } from '../brand';
import { type NavLink, NavLinks } from './nav-links';
import { destinations, groups } from './navigation';
import type { ShellProps } from './shell-props';

/** Brand, whose console it is, and its links. */
export async function NavigationFrame({
  companyName,
  planName,
  children,
}: Pick<ShellProps, 'companyName' | 'planName'> & { children: ReactNode }) {
  const t = await getTranslations('shell');
  return (
    <nav aria-label={t('navigation')} className="grid content-start gap-5 px-3 pt-3.5 pb-6">
      <div className="px-2">
        <Brand />
      </div>
      <div className="rounded-control border border-line bg-surface px-2.5 py-2">
        <p className="truncate font-medium">{companyName}</p>
        {planName === null ? null : <p className="text-small text-ink-2">{t('plan', { plan: planName })}</p>}
      </div>
      <div className="grid gap-5">{children}</div>
    </nav>
  );
}

/** Links under their group's title; nothing where the role may follow none. */
export function NavigationGroup({ title, links }: { title: string | null; links: NavLink[] }) {
  if (links.length === 0) return null;
  return (
    <div className="grid gap-2">
      {title === null ? null : <p className="px-2.5 text-tiny font-medium text-ink-2">{title}</p>}
      <NavLinks links={links} />
    </div>
  );
}

/** The links of a company's console that the role may follow, in their groups. */
export async function SideNavigation({ permitted }: { permitted: ShellProps['permitted'] }) {
  const t = await getTranslations('shell');
  const allowed = destinations.filter((destination) => permitted.includes(destination.key));
  return groups.map((group) => (
    <NavigationGroup
      key={group ?? 'top'}
      title={group && t(`groups.${group}`)}
      links={allowed
        .filter((destination) => destination.group === group)
        .map(({ key, href }) => ({ icon: key, href, label: t(`pages.${key}`) }))}
    />
  ));
}
