import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { getImport, listImportRows } from '@/lib/imports';
import type { ImportView } from '@/lib/imports/view';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { PATH } from '../path';
import { type OneSearch, readOneParams, type SearchParams } from '../search-params';
import { CancelButton } from './cancel-button';
import { ColumnsStep } from './columns-step';
import { ConfirmStep } from './confirm-step';
import { FileRows } from './file-rows';
import { ProgressStep } from './progress-step';
import { ReportStep } from './report-step';
import { shownResult } from './rows-href';
import { StepFocus } from './step-focus';
import { isOpen, type Step, stepOf } from './step-of';
import { Steps } from './steps';

type Properties = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

// The title and the page ask for the same: once per request.
const importOf = cache((importId: string) => load(getImport, { importId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const [t, { kind, fileName }] = await Promise.all([getTranslations('import-pages'), importOf((await params).id)]);
  return pageMetadata(`${fileName || t('list.nameGone')}, ${t(`heading.${kind}`)}`);
}

/** One import, at the step where it is: its columns, its check, its confirmation, its progress, its report. */
export default async function ImportPage({ params, searchParams }: Properties) {
  const search = readOneParams(await searchParams);
  const view = await importOf((await params).id);
  const step = stepOf(view.status, search.columns);
  const rows = step === 'confirm' || step === 'report' ? await rowsOf(view, search) : null;
  const [t, shell, format, { timeZone }] = await Promise.all([
    getTranslations('import-pages'),
    getTranslations('shell'),
    getFormat(),
    viewerCompany(),
  ]);
  const { id, kind, status, counts } = view;
  const fileName = view.fileName || t('list.nameGone');
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: t('title'), href: `${PATH}?kind=${kind}` }, { label: fileName }]}
    >
      <ClientMessages namespaces={['import-pages', 'imports', 'assignments', 'bulk', 'ui']}>
        <StepFocus step={step} />
        <PageHeader
          title={t(`heading.${kind}`)}
          intro={t.rich('uploaded', {
            file: fileName,
            count: counts.total,
            time: () => <Time {...format.instant(view.createdAt, timeZone)} />,
            name: view.createdBy?.name ?? t('list.program'),
          })}
          actions={isOpen(status) ? <CancelButton view={{ id, kind, status }} /> : null}
        />
        <Steps current={step} complete={status !== 'cancelled' && status !== 'failed'} />
        <StepBody step={step} view={view} />
        {rows ? <FileRows view={view} {...rows} placeLost={search.placeLost} /> : null}
      </ClientMessages>
    </PageFrame>
  );
}

/** A page of the file's rows, of the result that the URL asks for. */
async function rowsOf({ id: importId, counts }: ImportView, { result: asked, cursor }: OneSearch) {
  const result = shownResult(asked, counts);
  const verdict = result === 'all' ? undefined : result;
  return { result, list: await load(listImportRows, { importId, verdict, cursor }) };
}

function StepBody({ step, view }: { step: Step; view: ImportView }) {
  switch (step) {
    case 'columns':
      return <ColumnsStep view={view} />;
    case 'check':
    case 'run':
      return <ProgressStep view={view} />;
    case 'confirm':
      return <ConfirmStep view={view} />;
    case 'report':
      return <ReportStep view={view} />;
  }
}
