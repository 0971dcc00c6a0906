import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import type { InvoiceDetailView } from '@/lib/invoices/view';

/** Seller and buyer as they were on the day of issue. */
export async function InvoiceParties({ seller, buyer }: Pick<InvoiceDetailView, 'seller' | 'buyer'>) {
  const t = await getTranslations('billing.invoice');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Party title={t('seller')} party={seller} />
      <Party title={t('buyer')} party={buyer} />
    </div>
  );
}

async function Party({ title, party }: { title: string; party: InvoiceDetailView['buyer'] }) {
  const [t, format] = await Promise.all([getTranslations('invoice-copy'), getFormat()]);
  const place = [party.postalCode, party.city].filter((part) => part !== null).join(' ');
  const lines = [
    ...party.addressLines,
    place,
    party.country === null ? '' : format.country(party.country),
    party.registrationNumber === null
      ? ''
      : t('registrationNumber', { country: party.country ?? '', number: party.registrationNumber }),
    party.vatId === null ? '' : t('vatId', { id: party.vatId }),
  ].filter((line) => line !== '');
  return (
    <section className="rounded-panel border border-line bg-surface px-5 py-4">
      <h2 className="text-small font-normal text-ink-2">{title}</h2>
      <p className="font-medium">{party.legalName}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
