'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { Notice } from '@/components/ui/notice';
import { QuantityField, quantityOf } from '@/components/ui/quantity-field';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import type { LicencePurchaseView, LicenceQuoteView } from '@/lib/licences/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { purchaseLicencesAction, quotePurchaseAction } from '../actions';
import { quoteOf } from '../quote-in-refusal';
import { quoteLines, taxNote } from '../quote-lines';

export interface AddLicencesDialogProps {
  available: number;
  defaultFrequency: 'monthly' | 'yearly';
  onClose: () => void;
}

const MAXIMUM = 10_000;

/** Adds licences by hand: how many, what it costs, confirm at most that (R7, R11, R16). */
export default function AddLicencesDialog(props: AddLicencesDialogProps) {
  return (
    <QueryProvider>
      <AddLicencesForm {...props} />
    </QueryProvider>
  );
}

function AddLicencesForm({ available, defaultFrequency, onClose }: AddLicencesDialogProps) {
  const t = useTranslations('licences');
  const id = useId();
  const [text, setText] = useState('1');
  const [billingFrequency, setFrequency] = useState(defaultFrequency);
  const quantity = quantityOf(text, 1, MAXIMUM);
  const describe = useAddQuote();
  const subject = { quantity: quantity ?? 0, billingFrequency };
  return (
    <MoneyDialog<LicenceQuoteView, LicencePurchaseView>
      title={t('add.title')}
      description={t('add.description')}
      idleLabel={t('add.open')}
      quoteKey={quantity === null ? null : ['licences', quantity, billingFrequency]}
      quote={() => quotePurchaseAction(subject)}
      describe={describe}
      confirm={(quote, key) =>
        purchaseLicencesAction({ ...subject, maxCharge: quote.charge, maxRenewalIncrease: quote.renewal.increase }, key)
      }
      quoteInRefusal={quoteOf<LicenceQuoteView>}
      receipt={(receipt) => <Receipt receipt={receipt} />}
      onClose={onClose}
    >
      {available > 0 ? <Notice tone="key" title={t('add.alreadyAvailable', { available })} /> : null}
      <QuantityField
        id={`${id}-quantity`}
        label={t('add.quantity')}
        value={text}
        onValueChange={setText}
        min={1}
        max={MAXIMUM}
        error={quantity === null ? t('add.quantityError') : undefined}
      />
      <SelectField
        id={`${id}-frequency`}
        label={t('add.frequency')}
        value={billingFrequency}
        onChange={(event) => setFrequency(event.target.value === 'yearly' ? 'yearly' : 'monthly')}
        options={(['monthly', 'yearly'] as const).map((value) => ({ value, label: t(`frequencyOf.${value}`) }))}
      />
    </MoneyDialog>
  );
}

function useAddQuote(): (quote: LicenceQuoteView) => QuoteView {
  const t = useTranslations('licences.add');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  return (quote) => {
    const { purchases: count, removalsUndone: undone } = quote;
    const shared = { lines: quoteLines(cost, format, quote), note: taxNote(cost, format, quote) };
    if (count === 0)
      return {
        ...shared,
        tone: 'free',
        title: t('undo', { count: undone }),
        confirmLabel: t('confirmUndo', { count: undone }),
      };
    return {
      ...shared,
      tone: 'charge',
      title: undone === 0 ? t('buy', { count }) : t('undoAndBuy', { undone, count }),
      confirmLabel: t('confirmBuy', { count, charge: format.money(quote.charge) }),
    };
  };
}

function Receipt({ receipt }: { receipt: LicencePurchaseView }) {
  const t = useTranslations('licences.add');
  const format = useFormat();
  const { purchase, removalsUndone } = receipt;
  const link = (chunks: ReactNode) => (
    <TextLink href={`/manage-product/licences/purchases/${purchase?.id}`}>{chunks}</TextLink>
  );
  return (
    <StatusMessage title={t('done', { count: receipt.licences.length })}>
      {removalsUndone > 0 ? <p>{t('doneUndone', { count: removalsUndone })}</p> : null}
      {purchase === null ? null : (
        <p>
          {t.rich('doneBought', { count: purchase.quantity, charge: format.money(purchase.charge), purchase: link })}
        </p>
      )}
    </StatusMessage>
  );
}
