'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import { keepLicenceAction } from '../actions';

const load = () => import('./remove-licences-dialog');
const RemoveLicencesDialog = lazy(load);

interface LicenceRowActionProps {
  id: string;
  label: string;
  /** The licence is ending: it can be kept. */
  ending: boolean;
}

/** What can be done with one licence: remove it, or keep it while it is ending (R11). */
export function LicenceRowAction({ id, label, ending }: LicenceRowActionProps) {
  const t = useTranslations('licences');
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [pending, startTransition] = useTransition();
  const key = useRef<string>(undefined);
  const keep = () => {
    key.current ??= newKey();
    const sent = key.current;
    startTransition(async () => {
      const outcome = await keepLicenceAction({ licenceId: id }, sent);
      key.current = undefined;
      setRefused(outcome.ok ? undefined : outcome.error.message);
    });
  };
  return (
    <>
      <button
        type="button"
        className="link"
        aria-label={ending ? t('keep.of', { label }) : t('remove.openOneLabel', { label })}
        aria-disabled={pending || undefined}
        aria-busy={pending || undefined}
        onClick={pending ? undefined : ending ? keep : () => setOpen(true)}
      >
        {ending ? t('keep.label') : t('remove.openOne')}
      </button>
      {refused === undefined ? null : (
        <span role="alert" className="text-small text-red">
          {refused}
        </span>
      )}
      {open ? (
        <Suspense fallback={null}>
          <RemoveLicencesDialog licence={{ id, label }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
