import { getTranslations } from 'next-intl/server';
import { tableHref } from '@/components/data-table/table-href';
import { Disclosure } from '@/components/ui/disclosure';
import { viewerMay } from '@/lib/web/viewer';
import { PATH } from './path';
import type { AuditSearch } from './search-params';

/** "Export": what the filters leave of the log, as links. */
export async function AuditExport({ search }: { search: AuditSearch }) {
  if (!(await viewerMay('exports:make'))) return null;
  const t = await getTranslations('audit.export');
  const { cursor: _cursor, ...filter } = search;
  return (
    <Disclosure summary={t('open')} end>
      <ul aria-label={t('open')}>
        {(['csv', 'jsonl'] as const).map((format) => (
          <li key={format}>
            <a href={tableHref(`${PATH}/export`, filter, { format })} download className="popup-item">
              {t(format)}
            </a>
          </li>
        ))}
      </ul>
      <p className="max-w-64 px-2.5 py-2 text-small text-ink-2">{t('explained')}</p>
    </Disclosure>
  );
}
