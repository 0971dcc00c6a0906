import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { type AccountPageKey, permittedAccountPages } from '@/lib/web/account-pages';

interface AccountFrameProps {
  /** The page itself. */
  page: AccountPageKey;
  intro: ReactNode;
  /** Buttons, the main act last. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of one's own account beside the way to the others that its reader may open. */
export async function AccountFrame({ page, intro, actions, children }: AccountFrameProps) {
  const [t, shell, pages] = await Promise.all([
    getTranslations('account'),
    getTranslations('shell'),
    permittedAccountPages(),
  ]);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: t('title'), href: '/account' }, { label: t(`pages.${page}`) }]}
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
