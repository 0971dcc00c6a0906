import { useTranslations } from 'next-intl';
import type { ImportView } from '@/lib/imports/view';

/** The first rows as they are in the file, below its own header: enough to see which column is what. */
export function SampleTable({ columns, sample }: Pick<ImportView, 'columns' | 'sample'>) {
  const t = useTranslations('import-pages.columns');
  return (
    <section
      aria-label={t('sample')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by the keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-panel border border-line"
    >
      <table className="w-full text-small" aria-label={t('sample')}>
        <thead className="bg-sunk text-ink-2">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {t('line')}
            </th>
            {columns.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns have a fixed order and may be named alike
              <th key={index} scope="col" className="px-3 py-2 text-start font-medium whitespace-nowrap">
                {name.trim() || t('unnamed')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ line, cells }) => (
            <tr key={line} className="border-t border-line">
              <td className="px-3 py-2 text-ink-2 tabular-nums">{line}</td>
              {columns.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns have a fixed order and may be named alike
                <td key={index} className="max-w-64 truncate px-3 py-2 whitespace-nowrap">
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
