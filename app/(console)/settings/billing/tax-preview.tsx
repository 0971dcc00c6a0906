'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useDebounced } from '@/components/ui/use-debounced';
import { useFormat } from '@/lib/i18n/use-format';
import type { TaxPreviewView } from '@/lib/invoices/view';
import { previewTaxAction } from './actions';

interface TaxPreviewProps {
  country: string;
  postalCode: string;
  vatId: string;
  initial: TaxPreviewView | null;
  /** A country's name. */
  nameOf: (code: string) => string;
}

/** Which tax follows from the address and the VAT id, as they are being typed: asked of the rule that taxes purchases (R19). */
export function TaxPreview({ initial, nameOf, ...typed }: TaxPreviewProps) {
  const t = useTranslations('billing-details.tax');
  const format = useFormat();
  const tax = useTax(typed, initial);
  const mention = tax?.mentions[format.locale] ?? null;
  return (
    <div
      aria-live="polite"
      className="grid gap-1 rounded-control border border-l-[3px] border-line border-l-field bg-surface px-4 py-2.5"
    >
      <p className="text-small text-ink-2">{t('title')}</p>
      {tax === null ? (
        <p>{t('unknown')}</p>
      ) : (
        <p className="font-medium">
          {tax.rateBasisPoints === 0 ? t('none') : t('rate', { rate: format.percent(tax.rateBasisPoints / 10_000) })}
        </p>
      )}
      {mention === null ? null : <p className="text-ink-2">{t('mention', { mention })}</p>}
      {tax === null || tax.foreignVatId === null ? null : (
        <p className="text-brass">
          <strong className="font-semibold">{t('foreign', { country: nameOf(tax.foreignVatId) })}</strong>{' '}
          {t('foreignText')}
        </p>
      )}
    </div>
  );
}

function useTax(
  { country, postalCode, vatId }: Omit<TaxPreviewProps, 'initial' | 'nameOf'>,
  initial: TaxPreviewView | null,
) {
  const entered = JSON.stringify([country, postalCode, vatId]);
  const [known, setKnown] = useState({ entered, tax: initial });
  const settled = useDebounced(entered, 350);
  useEffect(() => {
    if (settled === known.entered) return;
    const [asked, code, id] = JSON.parse(settled) as [string, string, string];
    if (asked === '') return;
    let current = true;
    const show = (tax: TaxPreviewView) => current && setKnown({ entered: settled, tax });
    // What cannot be foreseen now stays as it was last: saving does not depend on it.
    previewTaxAction({ country: asked, postalCode: code, vatId: id.trim() === '' ? null : id }).then(
      (outcome) => outcome.ok && show(outcome.value),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [settled, known.entered]);
  return known.tax;
}
