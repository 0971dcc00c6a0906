import { getTranslations } from 'next-intl/server';
import { tableHref } from '@/components/data-table/table-href';
import { Disclosure } from '@/components/ui/disclosure';
import { PATH } from './path';
import type { InvoiceSearch } from './search-params';

/** "Download": the printable copies of what the filters leave, as one archive; a link, so that it works without a script. */
export async function DownloadMenu({ search }: { search: InvoiceSearch }) {
  const t = await getTranslations('billing.download');
  const { cursor: _cursor, ...filter } = search;
  return (
    <Disclosure summary={t('open')} end>
      <ul aria-label={t('open')}>
        <li>
          <a href={tableHref(`${PATH}/invoices/archive`, filter, {})} download className="popup-item">
            {t('zip')}
          </a>
        </li>
      </ul>
      <p className="max-w-64 px-2.5 py-2 text-small text-ink-2">{t('explained')}</p>
    </Disclosure>
  );
}
