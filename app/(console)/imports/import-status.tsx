import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { ImportStatus } from '@/lib/imports/view';

const looks: Record<ImportStatus, Pick<BadgeProps, 'tone' | 'mark'>> = {
  received: { tone: 'brass' },
  checking: { mark: 'ring' },
  checked: { tone: 'brass' },
  running: { mark: 'ring' },
  done: { tone: 'key' },
  cancelled: { mark: 'plain' },
  failed: { tone: 'red' },
};

/** An import's state as a word with its mark. */
export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const t = useTranslations('import-pages.statusOf');
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
