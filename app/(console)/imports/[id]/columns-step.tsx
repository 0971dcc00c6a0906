import { useTranslations } from 'next-intl';
import type { ImportView } from '@/lib/imports/view';
import { MappingForm } from './mapping-form';
import { SampleTable } from './sample-table';
import { StepPanel } from './step-panel';

/** The file's columns and what each is; then the check begins. */
export function ColumnsStep({ view }: { view: ImportView }) {
  const t = useTranslations('import-pages.columns');
  const { id, kind, status, columns, fields, invite } = view;
  return (
    <StepPanel title={t('title')} intro={t('intro')}>
      <MappingForm view={{ id, kind, status, columns, fields, invite }} />
      <h3 className="font-semibold">{t('sample')}</h3>
      <SampleTable columns={columns} sample={view.sample} />
    </StepPanel>
  );
}
