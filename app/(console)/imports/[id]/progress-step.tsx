import { useTranslations } from 'next-intl';
import type { ImportView } from '@/lib/imports/view';
import { ImportProgress } from './import-progress';
import { StepPanel } from './step-panel';

/** The check or the import under way: can be left and come back to. */
export function ProgressStep({ view: { id, kind, status, counts, queued } }: { view: ImportView }) {
  const t = useTranslations('import-pages.progress');
  const checks = status === 'checking';
  return (
    <StepPanel
      title={checks ? t('checkTitle') : t(`runTitle.${kind}`)}
      intro={checks ? t('checkIntro') : t('runIntro')}
    >
      <ImportProgress key={status} view={{ id, status, counts, queued }} />
    </StepPanel>
  );
}
