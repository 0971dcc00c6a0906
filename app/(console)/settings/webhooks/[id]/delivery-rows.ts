import { getTranslations } from 'next-intl/server';
import type { InstantText } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';
import type { WebhookDeliveryView } from '@/lib/webhooks/view';

/** A line of the list of deliveries: words and instants ready to show. */
export interface DeliveryRow {
  eventId: string;
  event: string;
  happened: InstantText;
  status: WebhookDeliveryView['status'];
  /** What came of the last attempt; null before there was one. */
  result: string | null;
  answer: string | null;
  tries: string;
}

/** Deliveries as the table shows them, in the reader's language and the company's time. */
export async function deliveryRows(list: readonly WebhookDeliveryView[], timeZone: string): Promise<DeliveryRow[]> {
  const [t, format] = await Promise.all([getTranslations('webhooks'), getFormat()]);
  const resultOf = ({ problem, statusCode, durationMs }: WebhookDeliveryView): string | null => {
    if (durationMs === null) return null;
    const code = statusCode ?? 0;
    const words = problem === null ? t('deliveries.answered', { code }) : t(`deliveries.problems.${problem}`, { code });
    return `${words} (${t('deliveries.took', { ms: durationMs })})`;
  };
  const triesOf = ({ attempts, nextAttemptAt, status }: WebhookDeliveryView): string => {
    const tried = t('deliveries.attempts', { count: attempts });
    if (status !== 'waiting' || nextAttemptAt === null || attempts === 0) return tried;
    return `${tried}, ${t('deliveries.next', { at: format.instant(nextAttemptAt, timeZone).text })}`;
  };
  return list.map((delivery) => ({
    eventId: delivery.eventId,
    event: t(`types.${delivery.type}`),
    happened: format.instant(delivery.at, timeZone),
    status: delivery.status,
    result: resultOf(delivery),
    answer: delivery.answer,
    tries: triesOf(delivery),
  }));
}
