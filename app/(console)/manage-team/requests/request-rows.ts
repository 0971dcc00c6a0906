import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import type { RequestView } from '@/lib/requests/view';
import { viewerMay } from '@/lib/web/viewer';
import type { RequestAct, RequestRow } from './request-row';

/** Requests as the table shows them, in the reader's language and the company's time, with what the reader may do. */
export async function requestRows(requests: readonly RequestView[], timeZone: string): Promise<RequestRow[]> {
  const [t, typeOf, format, actsOn] = await Promise.all([
    getTranslations('requests'),
    getTranslations('assignments.numberType'),
    getFormat(),
    readActs(),
  ]);
  const wishOf = ({ kind, country, type, number, quote }: RequestView) => {
    if (kind === 'purchase') {
      const charge = quote === null ? null : format.money(quote.charge);
      if (number === null) return t('wish.purchase', { charge: charge ?? '' });
      return charge === null
        ? t('wish.number', { number: number.display })
        : t('wish.numberAt', { number: number.display, charge });
    }
    const [where, what] = [country && format.country(country), type && typeOf(type)];
    return where && what ? t('wish.both', { country: where, type: what }) : (where ?? what ?? t('wish.any'));
  };
  return requests.map((request) => {
    const asker = request.requestedBy.name ?? t('program');
    return {
      id: request.id,
      kind: request.kind,
      status: request.status,
      member: request.member,
      subject: request.member?.name ?? t('ofAsker', { name: asker }),
      wish: wishOf(request),
      note: request.note,
      askedBy: t('askedBy', { name: asker }),
      asked: format.instant(request.createdAt, timeZone),
      until:
        request.status === 'open' && request.expiresAt !== null
          ? t('until', { until: format.instant(request.expiresAt, timeZone).text })
          : null,
      reason: request.reason,
      number: request.number && { id: request.number.id, display: request.number.display },
      closedBecause: request.closedBecause,
      acts: request.status === 'open' ? actsOn(request.kind) : [],
    };
  });
}

/** Wishes are an admin's to answer and a lead's to take back; purchases an owner's or billing manager's to answer (R23, R24). */
async function readActs(): Promise<(kind: RequestView['kind']) => RequestAct[]> {
  const [answers, assigns, approves, wishes] = await Promise.all([
    viewerMay('requests:answer'),
    viewerMay('numbers:assign'),
    viewerMay('purchases:approve'),
    viewerMay('requests:create'),
  ]);
  const ofPurchase: RequestAct[] = approves ? ['approvePurchase', 'decline'] : assigns && answers ? ['withdraw'] : [];
  const ofWish: RequestAct[] = [
    ...(assigns && answers ? (['approve', 'decline'] as const) : []),
    ...(wishes ? (['withdraw'] as const) : []),
  ];
  return (kind) => (kind === 'purchase' ? ofPurchase : ofWish);
}
