import { getTranslations } from 'next-intl/server';
import { Brand } from '../brand';
import { NavLinks } from './nav-links';
import { destinations, groups } from './navigation';
import type { ShellProps } from './shell-props';

/** Brand, company and plan, and the links that the role may follow, in their groups. */
export async function SideNavigation({
  companyName,
  planName,
  permitted,
}: Pick<ShellProps, 'companyName' | 'planName' | 'permitted'>) {
  const t = await getTranslations('shell');
  const allowed = destinations.filter((destination) => permitted.includes(destination.key));
  return (
    <nav aria-label={t('navigation')} className="grid content-start gap-5 px-3 pt-3.5 pb-6">
      <div className="px-2">
        <Brand />
      </div>
      <div className="rounded-control border border-line bg-surface px-2.5 py-2">
        <p className="truncate font-medium">{companyName}</p>
        {planName === null ? null : <p className="text-small text-ink-2">{t('plan', { plan: planName })}</p>}
      </div>
      <div className="grid gap-5">
        {groups.map((group) => {
          const links = allowed.filter((destination) => destination.group === group);
          if (links.length === 0) return null;
          return (
            <div key={group ?? 'top'} className="grid gap-2">
              {group ? <p className="px-2.5 text-tiny font-medium text-ink-2">{t(`groups.${group}`)}</p> : null}
              <NavLinks links={links.map(({ key, href }) => ({ key, href, label: t(`pages.${key}`) }))} />
            </div>
          );
        })}
      </div>
    </nav>
  );
}
