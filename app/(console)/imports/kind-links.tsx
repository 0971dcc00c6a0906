import { useTranslations } from 'next-intl';
import { IMPORT_KINDS, type ImportKind } from '@/lib/imports/input';
import { PATH } from './path';

/** What the file is about: each kind is a page of its own. */
export function KindLinks({ current }: { current: ImportKind }) {
  const t = useTranslations('import-pages.kinds');
  return (
    <nav aria-label={t('label')}>
      <ul className="flex flex-wrap gap-2">
        {IMPORT_KINDS.map((kind) => (
          <li key={kind}>
            <a
              href={`${PATH}?kind=${kind}`}
              aria-current={kind === current ? 'page' : undefined}
              className="button button-secondary aria-[current=page]:border-key aria-[current=page]:bg-key-soft"
            >
              {t(kind)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
