'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import type { IdleLicencesView } from '@/lib/licences/view';
import { resolveLicenceSelectionAction } from '../actions';

const RemoveLicencesDialog = lazy(() => import('./remove-licences-dialog'));

/** Licences that nobody used for long: how many, what they cost a month, and one act that has all of them end. */
export function IdleHint({ idle }: { idle: IdleLicencesView }) {
  const t = useTranslations('licences.idle');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { quantity: count, days, monthlyCost, unassignedNumbers: numbers } = idle;
  const yearly = idle.groups.some(({ billingFrequency }) => billingFrequency === 'yearly');
  return (
    <>
      {count > 0 ? (
        <Notice
          tone="brass"
          title={t('title', { count, days, cost: format.money(monthlyCost) })}
          action={
            <span className="flex flex-wrap items-center gap-4">
              <TextLink href={`/manage-product/licences?availableFor=${days}`}>{t('show')}</TextLink>
              <Button onClick={() => setOpen(true)}>{t('trim')}</Button>
            </span>
          }
        >
          {yearly ? t('yearly') : t('text')}{' '}
          {numbers === null || numbers === 0 ? null : (
            <TextLink href="/manage-product/numbers?status=unassigned">{t('numbers', { count: numbers })}</TextLink>
          )}
        </Notice>
      ) : null}
      {open ? (
        <Suspense>
          <TrimDialog days={days} count={count} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Removes them at their renewal, as they are when the dialog opens: all of them or none (R11, R12). */
function TrimDialog({ days, count, onClose }: { days: number; count: number; onClose: () => void }) {
  const t = useTranslations('licences.idle');
  const [asked] = useState({ days, count });
  const [ids, setIds] = useState<string[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    resolveLicenceSelectionAction({
      selection: { kind: 'matching', filter: { availableFor: asked.days }, count: asked.count },
    }).then(
      (outcome) => (outcome.ok ? setIds(outcome.value.ids) : setFailure(outcome.error.message)),
      () => setFailure(t('failed')),
    );
  }, [asked, t]);
  const words = <p>{failure ?? t('choice', { days })}</p>;
  return <RemoveLicencesDialog selection={{ ids, words }} onClose={onClose} />;
}
