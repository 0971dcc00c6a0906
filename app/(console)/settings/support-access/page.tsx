import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { listSupportGrants } from '@/lib/support';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { GrantsTable } from './grants-table';

const PATH = '/settings/support-access';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.supportAccess'));
}

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Settings → Support access: who of the operator is or was in the company, and the end of it (R24). */
export default async function SupportAccessPage({ searchParams }: Properties) {
  const { cursor, place } = await searchParams;
  const search = { cursor: typeof cursor === 'string' ? cursor.slice(0, 2_000) : undefined };
  const list = await load(listSupportGrants, search);
  const [t, { timeZone }, format] = await Promise.all([
    getTranslations('support-access'),
    viewerCompany(),
    getFormat(),
  ]);
  const at = (instant: string) => format.instant(instant, timeZone).text;
  const rows = list.data.map((grant) => ({
    ...grant,
    span: t('span', { from: at(grant.openedAt), until: at(grant.ended?.at ?? grant.expiresAt) }),
  }));
  return (
    <SettingsFrame page="supportAccess" intro={t('settings.intro')}>
      <ClientMessages namespaces={['support-access', 'ui']}>
        {place === 'lost' ? <LostPlace /> : null}
        <GrantsTable rows={rows} />
        <ListPages
          path={PATH}
          search={search}
          list={list}
          summary={(part) => t(`settings.rows.${part}`, { count: list.data.length })}
        />
      </ClientMessages>
    </SettingsFrame>
  );
}
