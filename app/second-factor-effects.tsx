import { useTranslations } from 'next-intl';
import { ConsequenceList } from '@/components/ui/consequence-list';

/** What taking somebody's second factor away does, before it is confirmed; who is told depends on who does it. */
export function SecondFactorEffects({ told }: { told: 'told' | 'toldByOwner' | 'toldStaff' }) {
  const t = useTranslations('second-factor-reset');
  return (
    <ConsequenceList
      label={t('effects')}
      items={[
        { term: t('factorTerm'), effect: t('factor') },
        { term: t('sessionsTerm'), effect: t('sessions') },
        { term: t('nextTerm'), effect: t('next') },
        { term: t('toldTerm'), effect: t(told) },
      ]}
    />
  );
}
