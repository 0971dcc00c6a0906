import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { NumberView } from '@/lib/numbers/view';

const looks: Record<NumberView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  assigned: { tone: 'key' },
  unassigned: { mark: 'ring' },
  quarantined: { tone: 'brass' },
  left: { mark: 'plain' },
};

/** A number's state as a word with its mark. */
export function NumberStatus({ status }: { status: NumberView['status'] }) {
  const t = useTranslations('numbers.statusOf');
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
