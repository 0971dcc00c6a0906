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
export function DocumentStatus({ status }: { status: InvoiceView['status'] }) {
  const t = useTranslations('billing.statusOf');
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
