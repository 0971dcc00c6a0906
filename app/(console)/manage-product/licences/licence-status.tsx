import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { LicenceView } from '@/lib/licences/view';

const looks: Record<LicenceView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  assigned: { tone: 'key' },
  available: { mark: 'ring' },
  ending: { tone: 'brass' },
  ended: { mark: 'plain' },
};

/** A licence's state as a word with its mark. */
export function LicenceStatus({ status }: { status: LicenceView['status'] }) {
  const t = useTranslations('licences.statusOf');
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
