'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { Refusal } from '@/components/money-dialog/outcome';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { CheckboxField } from '@/components/ui/choice-fields';
import { QuantityField, quantityOf } from '@/components/ui/quantity-field';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import type { LicenceView, RemovalQuoteView } from '@/lib/licences/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { quoteRemovalAction, scheduleRemovalAction } from '../actions';
import { quoteOf } from '../quote-in-refusal';

export interface RemoveLicencesDialogProps {
  /** One very licence; without it, so many of the available ones. */
  licence?: { id: string; label: string } | undefined;
  /** These very licences, once they are looked up, and the words for which they are. */
  selection?: { ids: string[] | null; words: ReactNode } | undefined;
  onClose: () => void;
}

const MAXIMUM = 10_000;

/** Schedules the end of licences; the first line says when it takes effect (R11, R12). */
export default function RemoveLicencesDialog(props: RemoveLicencesDialogProps) {
  return (
    <QueryProvider>
      <RemoveLicencesForm {...props} />
    </QueryProvider>
  );
}

function RemoveLicencesForm({ licence, selection, onClose }: RemoveLicencesDialogProps) {
  const t = useTranslations('licences');
  const id = useId();
  const [text, setText] = useState('1');
  const quantity = quantityOf(text, 1, MAXIMUM);
  const describe = useRemovalQuote();
  const licenceIds = licence === undefined ? selection?.ids : [licence.id];
  const named = licence !== undefined || selection !== undefined;
  const [early, setEarly] = useState(false);
  const [offered, setOffered] = useState(false);
  const subject = { ...(named ? { licenceIds: licenceIds ?? [] } : { quantity: quantity ?? 0 }), early };
  const unknown = named ? !licenceIds?.length : quantity === null;
  return (
    <MoneyDialog<RemovalQuoteView, { data: LicenceView[] }>
      title={licence === undefined ? t('remove.title') : t('remove.titleOne', { label: licence.label })}
      description={t('remove.description')}
      idleLabel={t('remove.open')}
      danger
      quoteKey={unknown ? null : ['removal', licenceIds?.join() ?? quantity, early]}
      quote={async () => {
        const outcome = await quoteRemovalAction(subject);
        setOffered(outcome.ok && outcome.value.groups.some((group) => group.early !== null));
        return outcome;
      }}
      describe={describe}
      confirm={({ groups }, key) => scheduleRemovalAction({ ...subject, endsBy: shownEnds(groups) }, key)}
      quoteInRefusal={quoteOf<RemovalQuoteView>}
      waysOut={(refusal) => <WaysOut refusal={refusal} />}
      receipt={({ data }) => (
        <StatusMessage title={t('remove.done', { count: data.length })}>
          <p>{t('remove.doneText')}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      {selection?.words}
      {named ? null : (
        <QuantityField
          id={`${id}-quantity`}
          label={t('remove.quantity')}
          hint={t('remove.quantityHint')}
          value={text}
          onValueChange={setText}
          min={1}
          max={MAXIMUM}
          error={quantity === null ? t('add.quantityError') : undefined}
        />
      )}
      {offered ? (
        <CheckboxField
          id={`${id}-early`}
          label={t('remove.early')}
          hint={t('remove.earlyHint')}
          checked={early}
          onChange={(event) => setEarly(event.target.checked)}
        />
      ) : null}
    </MoneyDialog>
  );
}

/** The day of each frequency from which its licences are no longer paid, as it was shown: the act keeps to it (R7). */
const shownEnds = (groups: RemovalQuoteView['groups']) =>
  Object.fromEntries(groups.map(({ billingFrequency, endsOn }) => [billingFrequency, endsOn]));

function useRemovalQuote(): (quote: RemovalQuoteView) => QuoteView {
  const t = useTranslations('licences.remove');
  const format = useFormat();
  return ({ quantity: count, groups }) => {
    const [only] = groups;
    if (only === undefined) return { tone: 'free', title: t('nothing'), confirmLabel: t('confirmMany', { count: 1 }) };
    const on = format.date(only.endsOn);
    const single = groups.length === 1;
    return {
      tone: 'free',
      title: single ? t('effect', { count, on }) : t('effectMany', { count }),
      lines: groups.flatMap(({ billingFrequency: frequency, renewal, early, endsOn }) => [
        {
          label: t('then', { on: format.date(renewal.on, 'long') }),
          amount: format.money(renewal.after),
          detail: `${t('thenDetail', { before: format.money(renewal.before) })} · ${t('until', { frequency, on: format.date(endsOn, 'long') })}`,
        },
        ...(early === null
          ? []
          : [
              {
                label: t('earlyLine', { on: format.date(early.endsOn, 'long') }),
                amount: `−${format.money(early.credit)}`,
                detail: t(endsOn === early.endsOn ? 'earlyChosen' : 'earlyPossible', {
                  end: format.date(renewal.on, 'long'),
                }),
              },
            ]),
      ]),
      confirmLabel: single ? t('confirm', { count, on }) : t('confirmMany', { count }),
    };
  };
}

/** A licence in use: the number to free first, with a link to it. */
function WaysOut({ refusal }: { refusal: Refusal }): ReactNode {
  const t = useTranslations('licences.remove');
  const { details } = refusal;
  if (refusal.code !== 'licence_in_use' || typeof details !== 'object' || details === null || !('number' in details))
    return null;
  const number = details.number as { id: string; e164: string } | null;
  if (number === null) return null;
  return (
    <p>
      {t.rich('inUse', {
        link: (chunks) => <TextLink href={`/manage-product/numbers/${number.id}`}>{chunks}</TextLink>,
        number: number.e164,
      })}
    </p>
  );
}
