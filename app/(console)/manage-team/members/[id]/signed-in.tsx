'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { StatusMessage } from '@/components/ui/status-message';
import type { MemberView } from '@/lib/members/view';
import { endMemberSessionsAction } from './actions';

/** On how many devices a member is signed in, and the way to sign them out of all (R24: an owner's). */
export function SignedIn({ member: { id, name }, living: count }: { member: MemberView; living: number }) {
  const t = useTranslations('member-page.sessions');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span>{count === 0 ? t('none') : t('living', { count })}</span>
      <DialogOpener
        label={t('open')}
        preload={async () => {}}
        // The dialog with its receipt stays when nobody is signed in any more.
        {...(count === 0 && { className: 'hidden' })}
      >
        {(onClose) => (
          <ActDialog
            title={t('title', { name })}
            confirmLabel={t('confirm', { name })}
            danger
            entry={id}
            act={(key) => endMemberSessionsAction({ memberId: id }, key)}
            receipt={({ ended }) => <StatusMessage title={t('done', { name, count: ended })} />}
            onClose={onClose}
          >
            <p>{t('text', { name, count })}</p>
          </ActDialog>
        )}
      </DialogOpener>
    </div>
  );
}
