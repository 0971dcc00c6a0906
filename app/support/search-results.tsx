import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { Notice } from '@/components/ui/notice';
import { findCompanies } from '@/lib/companies';
import type { FoundNumber } from '@/lib/companies/view';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { loadLimited } from '@/lib/web/load';
import { FoundCompanies } from './found-companies';

/** What a text leads to: numbers with what has become of them, and the companies. */
export async function SearchResults({ q }: { q: string }) {
  const [found, t] = await Promise.all([loadLimited(findCompanies, { q }), getTranslations('company-search')]);
  if ('retryAfter' in found)
    return <Notice title={t('tooMany')}>{t('tooManyText', { seconds: found.retryAfter })}</Notice>;
  const { data, more, numbers } = found.answer;
  return (
    <>
      <p role="status">{t(more ? 'more' : 'rows', { count: data.length, q })}</p>
      {numbers.length === 0 ? null : <FoundNumbers numbers={numbers} />}
      <ClientMessages namespaces={['company-search', 'ui']}>
        <FoundCompanies rows={data} />
      </ClientMessages>
      <p className="text-small text-ink-2">{t('note')}</p>
    </>
  );
}

/** Numbers that were looked for, in one word each, and never with whom. */
async function FoundNumbers({ numbers }: { numbers: FoundNumber[] }) {
  const [t, format] = await Promise.all([getTranslations('company-search'), getFormat()]);
  return (
    <DetailsList
      label={t('numbers')}
      items={numbers.map(({ display, status, restorableUntil }) => ({
        term: display,
        value: t(`numberOf.${status}`, {
          until: restorableUntil === null ? '' : format.instant(restorableUntil, 'UTC').text,
        }),
      }))}
    />
  );
}
