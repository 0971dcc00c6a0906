import { getTranslations } from 'next-intl/server';
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

/** Where the operator's people arrive: the box that finds a company, and nothing from inside one. */
export default async function SupportPage({ searchParams }: Properties) {
  const [{ role }, { q }, t, mailbox, outbox] = await Promise.all([
    requireStaff(),
    searchParams,
    getTranslations('shell'),
    getTranslations('mailbox'),
    getTranslations('outbox'),
  ]);
  const sought = typeof q === 'string' ? q.trim() : '';
  return (
    <PageFrame crumbs={[{ label: t('support.title') }]} breadcrumbLabel={t('breadcrumb')}>
      <PageHeader title={t('support.title')} />
      <CompanySearch value={sought} />
      {sought === '' ? null : <SearchResults q={sought} />}
      <p>{t('support.signedIn', { role: t(`support.roles.${role}`) })}</p>
      <p className="max-w-[60ch] text-ink-2">{t('support.text')}</p>
      {role === 'operator' ? (
        <ul className="grid gap-1.5">
          <li>
            <TextLink href="/support/mailbox">{mailbox('open')}</TextLink>
          </li>
          <li>
            <TextLink href="/support/outbox">{outbox('open')}</TextLink>
          </li>
          <li>
            <TextLink href="/api/docs">{t('apiDocs')}</TextLink>
          </li>
        </ul>
      ) : null}
    </PageFrame>
  );
}
