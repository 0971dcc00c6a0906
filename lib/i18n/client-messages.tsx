import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { catalogueOf, type Namespace } from './catalogue';

/**
 * Gives client components below it the messages of the named namespaces, and no others:
 * what is not named here is not sent to the browser. Put it around the leaves that need it.
 */
export async function ClientMessages({ namespaces, children }: { namespaces: Namespace[]; children: ReactNode }) {
  const locale = await getLocale();
  const catalogue = catalogueOf(locale);
  const messages = Object.fromEntries(namespaces.map((namespace) => [namespace, catalogue[namespace]]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
