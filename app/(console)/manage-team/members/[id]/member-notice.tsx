import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { MemberView } from '@/lib/members/view';

/** What one has to know before assigning: at the plan's limit (R8), or not here any more (R15). */
export async function MemberNotice({ member, planName }: { member: MemberView; planName: string }) {
  const t = await getTranslations('member-page');
  const { name, numbers, limit, status } = member;
  if (status === 'deactivated') return <Notice title={t('deactivated', { name })}>{t('deactivatedText')}</Notice>;
  if (numbers >= limit) {
    return (
      <Notice tone="brass" title={t('full', { name, numbers, limit })}>
        {t('fullText', { plan: planName })}
      </Notice>
    );
  }
  return null;
}
