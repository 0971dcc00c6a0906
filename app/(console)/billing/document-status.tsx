import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { InvoiceView } from '@/lib/invoices/view';

const looks: Record<InvoiceView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  draft: { mark: 'ring' },
  open: { tone: 'brass' },
  past_due: { tone: 'red' },
  paid: { tone: 'key' },
};

/** A document's state as a word with its mark. */
export function DocumentStatus({ status, type }: Pick<InvoiceView, 'status' | 'type'>) {
  const t = useTranslations('billing');
  if (type === 'credit_note' && status !== 'draft')
    return <Badge mark="plain">{t(status === 'paid' ? 'creditUsed' : 'creditLeft')}</Badge>;
  return <Badge {...looks[status]}>{t(`statusOf.${status}`)}</Badge>;
}

/** Beside the state: the company disputes the invoice, and since which day. */
export function Disputed({ since }: { since: string }) {
  const t = useTranslations('billing');
  return (
    <>
      {' '}
      <Badge mark="ring">{t('disputed')}</Badge> <span className="text-ink-2">{t('disputedSince', { since })}</span>
    </>
  );
}
