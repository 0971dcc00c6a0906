import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { InstantText } from '@/lib/i18n/format';
import type { MemberView } from '@/lib/members/view';

const looks: Record<MemberView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  active: { tone: 'key' },
  invited: { tone: 'brass', mark: 'ring' },
  deactivated: { mark: 'plain' },
};

/** How it stands with the link that an invited member was sent. */
export type InvitationText = { state: 'pending' | 'expired' | 'none'; until: InstantText | null };

/** A member's state as a word with its mark; in a list with the invitation's. */
export function MemberStatus({
  status,
  invitation,
}: {
  status: MemberView['status'];
  invitation?: InvitationText | null;
}) {
  const t = useTranslations('members');
  const badge = <Badge {...looks[status]}>{t(`statusOf.${status}`)}</Badge>;
  if (!invitation) return badge;
  const { state, until } = invitation;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {badge}
      <span className="wide-only text-small whitespace-nowrap text-ink-2">
        {t.rich(`invitation.${state}`, { time: () => (until ? <Time {...until} /> : null) })}
      </span>
    </span>
  );
}
