import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { listApiKeys } from '@/lib/api-keys';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { keyRows } from './key-row';
import { KeysTable } from './keys-table';
import { NewKeyButton } from './new-key-button';
import { PATH } from './path';
import { readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.apiKeys'));
}

/** The keys of the company's programs: what each may do, until when, and when it was last used. */
export default async function ApiKeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const list = await load(listApiKeys, search);
  const [t, { timeZone }] = await Promise.all([getTranslations('api-keys'), viewerCompany()]);
  const now = new Date();
  const today = localDate(now, timeZone);
  return (
    <ClientMessages namespaces={['api-keys', 'members', 'ui']}>
      <SettingsFrame
        page="apiKeys"
        intro={t.rich('intro', { link: (words) => <TextLink href="/api/docs">{words}</TextLink> })}
        actions={
          <NewKeyButton
            today={today}
            lastDays={{ 30: addDays(today, 30), 90: addDays(today, 90), 365: addDays(today, 365) }}
          />
        }
      >
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5">
          <KeysTable
            rows={await keyRows(list.data, timeZone, now)}
            empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
          />
          <ListPages
            path={PATH}
            search={search}
            list={list}
            summary={(place) => t(`rows.${place}`, { count: list.data.length })}
          />
        </div>
      </SettingsFrame>
    </ClientMessages>
  );
}
