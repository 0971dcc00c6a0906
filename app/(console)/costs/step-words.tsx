import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { ChargeStep, LineDetailView, LineEventView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { lineFormula } from '@/lib/i18n/line-words';
import { formatInternational } from '@/lib/kernel/e164';
import { linePath, PATH } from '../billing/path';
import { eventWords } from './event-words';

type Step<K extends ChargeStep['kind']> = Extract<ChargeStep, { kind: K }>;

/** How the steps of a charge are said, each with the way to what it is about. */
export async function stepWords(detail: LineDetailView, timeZone: string) {
  const [t, billing, format, events] = await Promise.all([
    getTranslations('costs.steps'),
    getTranslations('billing'),
    getFormat(),
    eventWords(detail),
  ]);
  const { document, line } = detail;

  const shown = ({ confirmed }: Step<'shown'>): string => {
    if (confirmed === null) return t(line.cause === 'purchase_automatic' ? 'unconfirmed' : 'noLimits');
    const { maxPurchases, maxCharge, maxRenewalIncrease } = confirmed;
    const limits = [
      maxPurchases === null ? null : t('limits.purchases', { count: maxPurchases }),
      maxCharge === null ? null : t('limits.charge', { amount: format.money(maxCharge) }),
      maxRenewalIncrease === null ? null : t('limits.renewal', { amount: format.money(maxRenewalIncrease) }),
    ];
    return t('shown', { limits: limits.filter((limit) => limit !== null).join(', ') });
  };

  const assigned = ({ number, member, others }: Step<'assigned'>): ReactNode => {
    if (number === null || member === null) return t('assignedHidden', { others });
    return t.rich('assigned', {
      others,
      number: () => <a href={`/manage-product/numbers/${number.id}`}>{formatInternational(number.e164)}</a>,
      member: () => <a href={`/manage-team/members/${member.id}`}>{member.name}</a>,
    });
  };

  const issued = ({ number, dueOn, closesAt }: Step<'issued'>): ReactNode => {
    const link = (words: ReactNode) => <a href={`${PATH}/invoices/${document.id}`}>{words}</a>;
    if (number === null) return t.rich('draft', { link, on: format.day(closesAt, timeZone).text });
    return t.rich('issued', {
      link,
      number,
      type: document.type,
      on: dueOn === null ? '' : format.date(dueOn, 'long'),
    });
  };

  const what = (step: ChargeStep): ReactNode => {
    switch (step.kind) {
      case 'asked':
        return <a href={`/manage-team/requests/${step.id}`}>{t('asked')}</a>;
      case 'approved':
        return t('approved');
      case 'shown':
        return shown(step);
      case 'event':
        return purchaseLink(events.what(step), step);
      case 'assigned':
        return assigned(step);
      case 'charged':
        return (
          <a href={linePath({ invoiceId: document.id, lineId: line.id })}>
            {t(`charged.${document.type}`, {
              formula: lineFormula(billing, format, line),
              amount: format.money(step.amount),
            })}
          </a>
        );
      case 'issued':
        return issued(step);
      case 'paid':
        return t(step.creditNoteId === null ? 'paid' : 'credited', { amount: format.money(step.amount) });
    }
  };
  /** A sentence that names number and member has its own links. */
  const purchaseLink = (words: ReactNode, { targetId }: LineEventView): ReactNode =>
    targetId === line.purchaseId && typeof words === 'string' ? (
      <a href={`/manage-product/licences/purchases/${targetId}`}>{words}</a>
    ) : (
      words
    );

  const who = (step: ChargeStep): ReactNode => {
    if (step.kind === 'event') {
      const where = events.where(step);
      return where === '' ? events.who(step) : `${events.who(step)} · ${where}`;
    }
    return step.kind === 'asked' || step.kind === 'approved' ? events.acting(step.actor) : '';
  };
  return { what, who };
}
