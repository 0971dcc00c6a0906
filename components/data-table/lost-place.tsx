import { useTranslations } from 'next-intl';
import { Notice } from '../ui/notice';

/** The URL named a place in the list that is not (or no longer) there: this is its first page. */
export function LostPlace() {
  const t = useTranslations('ui.table');
  return <Notice title={t('lostPlace')} />;
}
