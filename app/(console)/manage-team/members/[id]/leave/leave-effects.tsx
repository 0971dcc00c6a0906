'use client';

import { useTranslations } from 'next-intl';
import { ConsequenceList } from '@/components/ui/consequence-list';
import type { LeavingPreviewView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import type { LicenceOutlookView } from '@/lib/licences/view';
import { type Choices, choiceFor, countModes, type Kind } from './decisions';

interface LeaveEffectsProps {
  kind: Kind;
  choices: Choices;
  preview: LeavingPreviewView;
  renewals: LicenceOutlookView['renewals'];
}

/** What will happen, with the effect on licences and on the next bill, as the decisions stand (R3, R14). */
export function LeaveEffects({ kind, choices, preview, renewals }: LeaveEffectsProps) {
  const t = useTranslations('leaving');
  const { member, numbers } = preview;
  const counts = countModes(
    choices,
    numbers.map(({ id }) => id),
  );
  const freed = counts.unassign + counts.delete;
  const inUse = counts.keep + counts.reassign;
  const { name } = member;
  return (
    <ConsequenceList
      label={t('effects')}
      items={[
        {
          term: t('terms.member'),
          effect: kind === 'deleted' ? t('memberDeleted', { name }) : t('memberDeactivated', { name }),
        },
        ...(numbers.length === 0
          ? []
          : [
              {
                term: t('terms.numbers'),
                effect: t('counts', {
                  kept: counts.keep,
                  unassigned: counts.unassign,
                  reassigned: counts.reassign,
                  deleted: counts.delete,
                }),
              },
            ]),
        {
          term: t('terms.licences'),
          effect: `${t('freed', { count: freed })} ${t('inUse', { count: inUse })}`.trim(),
        },
        { term: t('terms.bill'), effect: <NextBill choices={choices} preview={preview} renewals={renewals} /> },
      ]}
    />
  );
}

/** The next renewal is unchanged: freed licences stay billed; what it would be without them is said too (R3, R11). */
function NextBill({ choices, preview, renewals }: Omit<LeaveEffectsProps, 'kind'>) {
  const t = useTranslations('leaving');
  const format = useFormat();
  if (renewals.length === 0) return t('noRenewal');
  return (
    <span className="grid gap-0.5">
      {renewals.map(({ billingFrequency, on, amount }) => {
        if (amount === null) return null;
        const freed = preview.numbers.filter((number) => {
          const { mode } = choiceFor(choices, number.id);
          return number.billingFrequency === billingFrequency && (mode === 'unassign' || mode === 'delete');
        });
        const less = freed.reduce((sum, { price }) => sum + price.amount, 0);
        const without = format.money({ ...amount, amount: amount.amount - less });
        return (
          <span key={billingFrequency}>
            {t('renewal', { amount: format.money(amount), on: format.date(on, 'long') })}
            {freed.length > 0 ? ` ${t('renewalLess', { count: freed.length, amount: without })}` : null}
          </span>
        );
      })}
    </span>
  );
}
