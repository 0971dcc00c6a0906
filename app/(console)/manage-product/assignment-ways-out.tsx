'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Refusal } from '@/components/money-dialog/outcome';
import { TextLink } from '@/components/ui/text-link';

/** The ways out when an assignment is refused. */
export function AssignmentWaysOut({ refusal }: { refusal: Refusal }): ReactNode {
  const t = useTranslations('assignments.assign.waysOut');
  const add = (chunks: ReactNode) => <TextLink href="/manage-product/licences">{chunks}</TextLink>;
  switch (refusal.code) {
    case 'member_limit_reached':
      return <p>{t('limit')}</p>;
    case 'auto_purchase_blocked':
      return <p>{t.rich('blocked', { add })}</p>;
    case 'auto_purchase_cap_reached':
      return <p>{t.rich('cap', { add })}</p>;
    case 'number_already_assigned':
    case 'number_not_assignable':
      return <p>{t('taken')}</p>;
    case 'member_inactive':
      return <p>{t('inactive')}</p>;
    default:
      return null;
  }
}
