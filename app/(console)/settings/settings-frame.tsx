import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { permittedSettings, type SettingsKey } from '@/lib/web/settings-pages';

interface SettingsFrameProps {
  /** The page itself. */
  page: SettingsKey;
  intro: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the settings beside the way to the others that its reader may open (R24). */
export async function SettingsFrame({ page, intro, actions, children }: SettingsFrameProps) {
  const [t, shell, pages] = await Promise.all([
    getTranslations('settings'),
    getTranslations('shell'),
    permittedSettings(),
  ]);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.company') },
        { label: t('title'), ...(pages[0]?.key !== 'permissions' && { href: '/settings' }) },
        { label: t(`pages.${page}`) },
      ]}
    >
      <nav aria-label={t('title')} className="border-b border-line pb-3">
        <ul className="-mx-2.5 flex flex-wrap gap-1">
          {pages.map(({ key, href }) => (
            <li key={key}>
              <a href={href} className="nav-link" aria-current={key === page ? 'page' : undefined}>
                {t(`pages.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PageHeader title={t(`pages.${page}`)} intro={intro} actions={actions} />
      {children}
    </PageFrame>
  );
}
