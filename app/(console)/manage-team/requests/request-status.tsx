import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { RequestView } from '@/lib/requests/view';

const looks: Record<RequestView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  open: { tone: 'brass' },
  approved: { tone: 'key' },
  declined: { tone: 'red' },
  withdrawn: { mark: 'plain' },
  closed: { mark: 'plain' },
  expired: { mark: 'plain' },
};

/** A request's state as a word with its mark. */
export function RequestStatus({ status }: { status: RequestView['status'] }) {
  const t = useTranslations('requests.statusOf');
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
