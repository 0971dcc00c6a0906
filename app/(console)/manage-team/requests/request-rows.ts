import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import type { RequestView } from '@/lib/requests/view';
import type { RequestRow } from './request-row';

/** Requests as the table shows them, in the reader's language and the company's time. */
export async function requestRows(requests: readonly RequestView[], timeZone: string): Promise<RequestRow[]> {
  const [t, typeOf, format] = await Promise.all([
    getTranslations('requests'),
    getTranslations('assignments.numberType'),
    getFormat(),
  ]);
  const wishOf = ({ country, type }: RequestView) => {
    const [where, what] = [country && format.country(country), type && typeOf(type)];
    return where && what ? t('wish.both', { country: where, type: what }) : (where ?? what ?? t('wish.any'));
  };
  return requests.map((request) => ({
    id: request.id,
    status: request.status,
    member: request.member,
    wish: wishOf(request),
    note: request.note,
    askedBy: t('askedBy', { name: request.requestedBy.name ?? t('program') }),
    asked: format.instant(request.createdAt, timeZone),
    reason: request.reason,
    number: request.number && { id: request.number.id, display: request.number.display },
  }));
}
