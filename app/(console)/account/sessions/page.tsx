import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listOwnSessions } from '@/lib/identity';
import { loadTask } from '@/lib/web/load';
import { getViewer, pageMetadata } from '@/lib/web/viewer';
import { AccountFrame } from '../account-frame';
import { EndOthersButton } from './end-others';
import { sessionRows } from './session-row';
import { SessionsTable } from './sessions-table';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('account'))('pages.sessions'));
}

/** Where one is signed in oneself, and the ways to end it. */
export default async function SessionsPage() {
  const { data } = await loadTask(listOwnSessions, {});
  const [t, { company, hasChoice }] = await Promise.all([getTranslations('account.sessions'), getViewer()]);
  return (
    <ClientMessages namespaces={['account', 'ui']}>
      <AccountFrame
        page="sessions"
        intro={t('intro', { staff: company === null ? 'yes' : 'no' })}
        actions={<EndOthersButton count={data.filter(({ isCurrent }) => !isCurrent).length} />}
      >
        <SessionsTable rows={await sessionRows(data)} withCompany={hasChoice} />
      </AccountFrame>
    </ClientMessages>
  );
}
