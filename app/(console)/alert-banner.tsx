import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { Permission } from '@/lib/access';
import { type AlertView, listAlerts } from '@/lib/alerts';
import { ALERT_PLACES, alertSentences } from '@/lib/i18n/alert-sentences';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { load } from '@/lib/web/load';
import { getViewer, viewerMay } from '@/lib/web/viewer';
import { AlertList, type ShownAlert } from './alert-list';

/** What it takes to open the page where something can be done about an alert (R24). */
const RIGHTS = {
  '/manage-product/licences': 'licences:read',
  '/billing': 'invoices:read',
  '/settings/auto-purchase': 'policy:write',
} as const satisfies Record<(typeof ALERT_PLACES)[AlertView['kind']]['href'], Permission>;

/**
 * On every page: what the reader is alerted to, as they chose and until they put it away. The session knows whether anything
 * is the matter with the company; the page does not wait for what it is.
 */
export async function AlertBanner() {
  const { company } = await getViewer();
  if (!company?.hasAlerts || !(await viewerMay('licences:read'))) return null;
  const [alerts, mayHide] = await Promise.all([readAlerts(), viewerMay('notifications:choose')]);
  return (
    <ClientMessages namespaces={['alerts', 'ui']}>
      <AlertList alerts={await Promise.all(alerts.filter(({ isShown }) => isShown).map(asShown))} mayHide={mayHide} />
    </ClientMessages>
  );
}

/** No page has to wait for its alerts: without them it is still the page that was asked for. */
async function readAlerts(): Promise<AlertView[]> {
  try {
    return (await load(listAlerts, {})).data;
  } catch (error) {
    unstable_rethrow(error);
    return [];
  }
}

async function asShown(alert: AlertView): Promise<ShownAlert> {
  const { id, kind, percent, department } = alert;
  const [t, format] = await Promise.all([getTranslations('alerts'), getFormat()]);
  const { href, action } = ALERT_PLACES[kind];
  return {
    id,
    // Only what has degrees can have reached its last one.
    tone: percent === 100 ? 'red' : 'brass',
    ...alertSentences({ ...alert, departmentName: department?.name ?? null }, t, format),
    departmentName: department?.name ?? null,
    link: (await viewerMay(RIGHTS[href])) ? { href, label: t(`actions.${action}`) } : null,
  };
}
