import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { listRequests } from '@/lib/requests';
import { load } from '@/lib/web/load';
import { viewerCompany } from '@/lib/web/viewer';
import { PATH } from '../manage-team/requests/path';
import { RequestDialogs } from '../manage-team/requests/request-dialogs';
import { requestRows } from '../manage-team/requests/request-rows';
import { RequestsTable } from '../manage-team/requests/requests-table';

const SHOWN = 10;

/** The purchases that wait for an owner or billing manager, to be answered here (R23); nothing while none does. */
export async function WaitingPurchases() {
  const [list, t, { timeZone }] = await Promise.all([
    load(listRequests, { kind: 'purchase', status: 'open', limit: SHOWN }),
    getTranslations('requests'),
    viewerCompany(),
  ]);
  const { length: count } = list.data;
  return (
    <RequestDialogs>
      {count === 0 ? null : (
        <Panel
          title={t('panel.title')}
          intro={t(list.nextCursor === null ? 'panel.intro' : 'panel.introMore', { count })}
        >
          <RequestsTable rows={await requestRows(list.data, timeZone)} empty={null} />
          <p>
            <TextLink href={`${PATH}?status=open`}>{t('panel.all')}</TextLink>
          </p>
        </Panel>
      )}
    </RequestDialogs>
  );
}
