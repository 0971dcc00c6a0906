import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { listQueues } from '@/lib/queues';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { FailedJobsTable } from './failed-jobs-table';
import { QueuesTable } from './queues-table';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-jobs'))('title'));
}

/** System → Jobs: how far the worker is, and what it could not do. */
export default async function JobsPage() {
  const { queues, failed } = await loadTask(listQueues, {});
  const [t, shell, navigation, format] = await Promise.all([
    getTranslations('support-jobs'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    getFormat(),
  ]);
  const rows = failed.map(({ failedAt, ...job }) => ({
    ...job,
    failed: failedAt === null ? null : format.instant(failedAt, 'UTC'),
  }));
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.system') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={t('title')} intro={t('intro')} />
      <QueuesTable queues={queues} />
      <section aria-labelledby="failed" className="grid grid-cols-1 gap-2.5 pt-2">
        <h2 id="failed">{t('failed.title')}</h2>
        <p className="max-w-[60ch] text-ink-2">{t('failed.intro')}</p>
        <ClientMessages namespaces={['support-jobs', 'ui']}>
          <FailedJobsTable rows={rows} />
        </ClientMessages>
      </section>
    </PageFrame>
  );
}
