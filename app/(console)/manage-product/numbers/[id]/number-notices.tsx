import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { MemberView } from '@/lib/members/view';
import type { NumberView } from '@/lib/numbers/view';

const reasons = ['documents', 'emergency_address', 'toll_free'] as const;

/** What one has to know before anything else: why it cannot be assigned (R10), or that it waits for its member (R15). */
export async function NumberNotices({ number, holder }: { number: NumberView; holder: MemberView | null }) {
  const t = await getTranslations('number-page');
  if (holder?.status === 'invited') return <Notice tone="brass" title={t('invited', { name: holder.name })} />;
  if (number.status !== 'unassigned' || number.notAssignableReason === null) return null;
  const reason = reasons.find((known) => known === number.notAssignableReason) ?? 'other';
  return <Notice tone="brass" title={t(`blocked.${reason}`)} />;
}
