import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { getFormat } from '@/lib/i18n/get-format';
import { MOST_DAYS } from '@/lib/usage/input';
import type { UsageView } from '@/lib/usage/view';
import { viewerMay } from '@/lib/web/viewer';
import { PATH } from './path';
import type { UsageSearch } from './search-params';

/** What of the range that was asked for is not shown, and why; and what stands there where there is nothing at all. */
export async function RangeNotices({
  search: { problem },
  usage,
  isEmpty,
  wholeCompany,
}: {
  search: UsageSearch;
  usage: UsageView;
  isEmpty: boolean;
  wholeCompany: boolean;
}) {
  const [t, format] = await Promise.all([getTranslations('usage'), getFormat()]);
  const since = format.date(usage.since);
  const begins = usage.from < usage.since;
  return (
    <>
      {problem === null ? null : (
        <Notice tone="brass" title={t(`problem.${problem}`)}>
          {t('problemText', { from: format.date(usage.from), to: format.date(usage.to), most: MOST_DAYS })}
        </Notice>
      )}
      {usage.data.length === 0 ? (
        <div className="table-frame">
          <EmptyState title={t('before.title')} action={<ButtonLink href={PATH}>{t('before.action')}</ButtonLink>}>
            {t('before.text', { since })}
          </EmptyState>
        </div>
      ) : isEmpty ? (
        <NothingYet wholeCompany={wholeCompany} />
      ) : begins ? (
        <p className="text-ink-2">{t('begins', { since })}</p>
      ) : null}
    </>
  );
}

async function NothingYet({ wholeCompany }: { wholeCompany: boolean }) {
  const [t, buys] = await Promise.all([getTranslations('usage.empty'), viewerMay('licences:purchase')]);
  return (
    <div className="table-frame">
      <EmptyState
        title={t(wholeCompany ? 'title' : 'titleLed')}
        action={buys ? <ButtonLink href="/manage-product/licences">{t('action')}</ButtonLink> : null}
      >
        {t(wholeCompany ? 'text' : 'textLed')}
      </EmptyState>
    </div>
  );
}
