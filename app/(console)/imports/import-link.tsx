import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import type { ImportKind } from '@/lib/imports/input';
import { PATH } from './path';

/** From a list to the import of what it shows. */
export function ImportLink({ kind }: { kind: ImportKind }) {
  const t = useTranslations('import-pages');
  return <ButtonLink href={`${PATH}?kind=${kind}`}>{t('open')}</ButtonLink>;
}
