'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ButtonLink } from '@/components/ui/button';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { StatusMessage } from '@/components/ui/status-message';
import type { MemberView } from '@/lib/members/view';
import { PATH } from '../path';
import { reactivateMemberAction } from './leave/actions';

type Person = Pick<MemberView, 'id' | 'name'>;

/** Leads to the one screen on which somebody is let go. */
export function LeaveLink({ member }: { member: Person }) {
  const t = useTranslations('leaving');
  return <ButtonLink href={`${PATH}/${member.id}/leave`}>{t('open')}</ButtonLink>;
}

/** Lets a deactivated member in again; nothing else comes back (R15). */
export function ReactivateButton({ member, over }: { member: Person; over: boolean }) {
  const t = useTranslations('leaving.reactivate');
  return (
    <DialogOpener
      label={t('open')}
      variant="primary"
      preload={async () => {}}
      // The dialog with its receipt stays when the refreshed page needs the button no more.
      {...(over && { className: 'hidden' })}
    >
      {(onClose) => (
        <ActDialog
          title={t('title', member)}
          description={t('description', member)}
          confirmLabel={t('confirm')}
          entry={member.id}
          act={(key) => reactivateMemberAction({ memberId: member.id }, key)}
          receipt={() => (
            <StatusMessage title={t('done', member)}>
              <p>{t('doneText')}</p>
            </StatusMessage>
          )}
          onClose={onClose}
        >
          {null}
        </ActDialog>
      )}
    </DialogOpener>
  );
}
