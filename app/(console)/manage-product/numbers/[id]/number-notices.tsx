import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import type { MemberView } from '@/lib/members/view';
import type { NumberView } from '@/lib/numbers/view';

const reasons = ['documents', 'emergency_address', 'toll_free'] as const;

/** What one has to know before anything else: why it cannot be assigned (R10), or that it waits for its member (R15). */
export async function NumberNotices({
  number,
  holder,
  timeZone,
}: {
  number: NumberView;
  holder: MemberView | null;
  timeZone: string;
}) {
  const t = await getTranslations('number-page');
  if (holder?.status === 'invited') return <Notice tone="brass" title={t('invited', { name: holder.name })} />;
  if (number.hold !== null) {
    const { member, until, requestId } = number.hold;
    const { text } = (await getFormat()).instant(until, timeZone);
    return (
      <Notice tone="brass" title={t('held', { name: member.name, until: text })}>
        {t.rich('heldText', {
          request: (chunks) => <TextLink href={`/manage-team/requests/${requestId}`}>{chunks}</TextLink>,
        })}
      </Notice>
    );
  }
  if (number.status !== 'unassigned' || number.notAssignableReason === null) return null;
  const reason = reasons.find((known) => known === number.notAssignableReason) ?? 'other';
  return <Notice tone="brass" title={t(`blocked.${reason}`)} />;
}
