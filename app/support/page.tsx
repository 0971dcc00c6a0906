import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { requireStaff } from '@/lib/web/current-actor';
import { pageMetadata } from '@/lib/web/viewer';
import { CompanySearch } from './company-search';
import { SearchResults } from './search-results';

export async function generateMetadata() {
  return pageMetadata((await getTranslations('shell'))('support.title'));
}

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const ENDINGS = ['left', 'company', 'expired'] as const;

/** Where the operator's people arrive: the box that finds a company, and nothing from inside one. */
export default async function SupportPage({ searchParams }: Properties) {
  const [{ role }, { q, over }, t, access] = await Promise.all([
    requireStaff(),
    searchParams,
    getTranslations('shell'),
    getTranslations('support-access.over'),
  ]);
  const sought = typeof q === 'string' ? q.trim() : '';
  const ending = ENDINGS.find((one) => one === over);
  return (
    <PageFrame crumbs={[{ label: t('support.title') }]} breadcrumbLabel={t('breadcrumb')}>
      <PageHeader title={t('support.title')} />
      {ending === undefined ? null : <Notice title={access(ending)}>{access('text')}</Notice>}
      <CompanySearch value={sought} />
      {sought === '' ? null : <SearchResults q={sought} />}
      <p>{t('support.signedIn', { role: t(`support.roles.${role}`) })}</p>
      <p className="max-w-[60ch] text-ink-2">{t('support.text')}</p>
      {role === 'operator' ? (
        <p>
          <TextLink href="/api/docs">{t('apiDocs')}</TextLink>
        </p>
      ) : null}
    </PageFrame>
  );
}
