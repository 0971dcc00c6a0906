'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import { setRequirementAction } from './actions';

interface RequirementProps {
  required: boolean;
  /** People can come in by single sign-on now. */
  isReady: boolean;
  breakGlassMemberId: string | null;
  owners: { id: string; name: string }[];
}

const loaded = () => Promise.resolve();

/** Whether single sign-on is the only way in, and who keeps a password. */
export function Requirement({ required, isReady, breakGlassMemberId, owners }: RequirementProps) {
  const t = useTranslations('single-sign-on.requirement');
  const router = useRouter();
  const closing = (onClose: () => void) => () => {
    onClose();
    router.refresh();
  };
  const named = owners.find(({ id }) => id === breakGlassMemberId)?.name;
  if (required)
    return (
      <>
        <p>{named === undefined ? t('onUnnamed') : t('on', { name: named })}</p>
        <div>
          <DialogOpener label={t('allow')} preload={loaded}>
            {(onClose) => (
              <ActDialog
                title={t('allow')}
                description={t('allowText')}
                confirmLabel={t('allowConfirm')}
                entry="allow"
                act={(key) => setRequirementAction({ required: false }, key)}
                receipt={() => <StatusMessage title={t('allowed')} />}
                onClose={closing(onClose)}
              >
                {null}
              </ActDialog>
            )}
          </DialogOpener>
        </div>
      </>
    );
  return (
    <>
      <p>{t('off')}</p>
      {isReady && owners.length > 0 ? (
        <div>
          <DialogOpener label={t('require')} preload={loaded}>
            {(onClose) => <RequireDialog owners={owners} onClose={closing(onClose)} />}
          </DialogOpener>
        </div>
      ) : (
        <p className="text-ink-2">{t(isReady ? 'noOwner' : 'first')}</p>
      )}
    </>
  );
}

function RequireDialog({ owners, onClose }: { owners: RequirementProps['owners']; onClose: () => void }) {
  const t = useTranslations('single-sign-on.requirement');
  const [breakGlassMemberId, choose] = useState(owners[0]?.id ?? '');
  return (
    <ActDialog
      title={t('requireTitle')}
      description={t('requireText')}
      confirmLabel={t('requireConfirm')}
      danger
      entry={breakGlassMemberId}
      act={(key) => setRequirementAction({ required: true, breakGlassMemberId }, key)}
      receipt={() => <StatusMessage title={t('required')} />}
      onClose={onClose}
    >
      <SelectField
        id="breakGlass"
        label={t('breakGlass')}
        hint={t('breakGlassHint')}
        value={breakGlassMemberId}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target: { value } }) => choose(value)}
      />
    </ActDialog>
  );
}
