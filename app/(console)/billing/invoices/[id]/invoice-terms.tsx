import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';
import { getFormat } from '@/lib/i18n/get-format';
import { termSentences } from '@/lib/i18n/term-sentences';
import type { InvoiceDetailView } from '@/lib/invoices/view';

/** On which terms the document was issued, in the reader's language. */
export async function InvoiceTerms({ invoice }: { invoice: InvoiceDetailView }) {
  const [t, format] = await Promise.all([getTranslations('invoice-copy'), getFormat()]);
  return (
    <Panel title={t('termsTitle')}>
      <ul className="grid gap-1">
        {termSentences(t, format, invoice).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  );
}
