import { useTranslations } from 'next-intl';
import { Disclosure } from '../ui/disclosure';
import { type TableParameters, tableHref } from './table-href';

export interface ExportMenuProps {
  /** The list's path; its files are below it. */
  path: string;
  /** What the URL asks of the list: the same rows in the same order leave. */
  search: TableParameters;
  /** The columns of the file that belong to those shown; without it all. */
  columns?: readonly string[] | undefined;
  /** What leaves, where it is not the list as it is shown. */
  file?: { label: string; explained: string };
}

/** "Export": the list as a file, as links, so that each is an address and works without a script. */
export function ExportMenu({ path, search, columns, file }: ExportMenuProps) {
  const t = useTranslations('exports');
  const label = file?.label ?? t('open');
  const { cursor: _cursor, ...filter } = search;
  const href = (format: string) => tableHref(`${path}/export`, filter, { columns: columns?.join(','), format });
  return (
    <Disclosure summary={label} end>
      <ul aria-label={label}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <li key={format}>
            <a href={href(format)} download className="popup-item">
              {t(format)}
            </a>
          </li>
        ))}
      </ul>
      <p className="max-w-64 px-2.5 py-2 text-small text-ink-2">{file?.explained ?? t('explained')}</p>
    </Disclosure>
  );
}
