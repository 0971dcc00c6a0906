import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { IMPORT_LIMITS } from '@/lib/imports/input';
import { listNumberKinds } from '@/lib/numbers';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { PATH } from '../path';
import { InventoryUpload } from './inventory-upload';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-inventory'))('import.title'));
}

/** Stock → Inventory → Import: a file of numbers, with a verdict on each row. */
export default async function InventoryImportPage() {
  // Who may not see the stock gets no form either.
  await loadTask(listNumberKinds, { stocked: true });
  const [t, shell, navigation] = await Promise.all([
    getTranslations('support-inventory'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
  ]);
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.stock') }, { label: t('title'), href: PATH }, { label: t('import.title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <ClientMessages namespaces={['support-inventory', 'import-pages', 'ui']}>
        <PageHeader title={t('import.title')} intro={t('import.intro')} />
        <p className="max-w-[60ch] text-ink-2">{t('import.format')}</p>
        <InventoryUpload limit={IMPORT_LIMITS.bytes} />
      </ClientMessages>
    </PageFrame>
  );
}
