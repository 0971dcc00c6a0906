import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { MemberView } from '@/lib/members/view';

const looks: Record<MemberView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  active: { tone: 'key' },
  invited: { tone: 'brass', mark: 'ring' },
  deactivated: { mark: 'plain' },
};

/** A member's state as a word with its mark. */
export function MemberStatus({ status }: { status: MemberView['status'] }) {
  const t = useTranslations('members.statusOf');
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
