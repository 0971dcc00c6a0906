import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { MemberView } from '@/lib/members/view';
import { InvitationActs } from './invitation-acts';

interface InvitationNoticeProps {
  member: MemberView;
  timeZone: string;
  /** Whether the reader may invite. */
  acts: boolean;
}

/** Who has not come in yet: whether a link was sent and until when it works, and what can be done about it. */
export async function InvitationNotice({ member, timeZone, acts }: InvitationNoticeProps) {
  if (member.status !== 'invited') return null;
  const [t, format] = await Promise.all([getTranslations('invitation'), getFormat()]);
  const { id, name, invitation } = member;
  const state = invitation?.state ?? 'none';
  const time = (instant: string | undefined) => () =>
    instant === undefined ? null : <Time {...format.instant(instant, timeZone)} />;
  return (
    <Notice
      tone="brass"
      title={t(`${state}.title`, { name })}
      action={acts ? <InvitationActs memberId={id} state={state} /> : null}
    >
      {t.rich(`${state}.text`, { sent: time(invitation?.sentAt), until: time(invitation?.expiresAt) })}{' '}
      {t('canHold', { name })}
    </Notice>
  );
}
