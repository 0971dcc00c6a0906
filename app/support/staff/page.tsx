import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { listStaff } from '@/lib/identity';
import { requireStaff } from '@/lib/web/current-actor';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { AddStaffButton } from './add-staff-button';
import { StaffTable } from './staff-table';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-staff'))('title'));
}

/** System → Staff: the operator's people, those of today and those who were (R24). */
export default async function StaffPage() {
  const { data } = await loadTask(listStaff, {});
  const { accountId } = await requireStaff();
  const [t, shell, navigation, format] = await Promise.all([
    getTranslations('support-staff'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    getFormat(),
  ]);
  const instant = (at: string | null) => (at === null ? null : format.instant(at, 'UTC'));
  const rows = data.map(({ endedAt, lastUsedAt, ...person }) => ({
    ...person,
    isSelf: person.id === accountId,
    ended: instant(endedAt),
    lastUsed: instant(lastUsedAt),
  }));
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.system') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <ClientMessages namespaces={['support-staff', 'second-factor-reset', 'one-time-link', 'ui']}>
        <PageHeader title={t('title')} intro={t('intro')} actions={<AddStaffButton />} />
        <StaffTable rows={rows} />
      </ClientMessages>
    </PageFrame>
  );
}
