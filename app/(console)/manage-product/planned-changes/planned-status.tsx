import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { PlannedRow } from './planned-row';

const looks: Record<PlannedRow['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  planned: { mark: 'ring' },
  done: { tone: 'key' },
  failed: { tone: 'red' },
  cancelled: { mark: 'plain' },
};

/** A planned change's state as a word with its mark. */
export function PlannedStatus({ change: { status, unchanged } }: { change: PlannedRow }) {
  const t = useTranslations('planned-changes.statusOf');
  return <Badge {...looks[status]}>{t(status === 'done' && unchanged ? 'unchanged' : status)}</Badge>;
}
