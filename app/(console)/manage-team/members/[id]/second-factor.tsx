'use client';

import { useTranslations } from 'next-intl';
import { SecondFactorEffects } from '@/app/second-factor-effects';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { StatusMessage } from '@/components/ui/status-message';
import type { MemberView } from '@/lib/members/view';
import { resetMemberSecondFactorAction } from './actions';

/** Whether a member has a second factor, and the way to take away one that they lost (R24: an owner's). */
export function SecondFactor({ member: { id, name, status }, isSetUp }: { member: MemberView; isSetUp: boolean }) {
  const t = useTranslations('second-factor-reset');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span>{t(isSetUp ? 'setUp' : 'none')}</span>
      <DialogOpener
        label={t('open')}
        preload={async () => {}}
        // The dialog with its receipt stays when there is none any more.
        {...((!isSetUp || status !== 'active') && { className: 'hidden' })}
      >
        {(onClose) => (
          <ActDialog
            title={t('title', { name })}
            description={t('description')}
            confirmLabel={t('confirm')}
            danger
            entry={id}
            act={(key) => resetMemberSecondFactorAction({ memberId: id }, key)}
            receipt={({ done }) => <StatusMessage title={t(done ? 'done' : 'already', { name })} />}
            onClose={onClose}
          >
            <SecondFactorEffects told="toldByOwner" />
          </ActDialog>
        )}
      </DialogOpener>
    </div>
  );
}
