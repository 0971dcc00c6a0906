import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Catalogue, catalogueOf, type Namespace } from './catalogue';

/** Groups of messages that only pages use on the server: they stay there when their namespace is sent. */
const SERVER_ONLY: { readonly [N in Namespace]?: readonly (keyof Catalogue[N])[] } = {
  shell: ['forbidden', 'notFound', 'support'],
  licences: ['empty', 'purchase', 'rows'],
  numbers: ['empty', 'rows'],
  audit: ['actions', 'fields', 'codes', 'entry', 'groups', 'things', 'originOf', 'export', 'empty', 'rows'],
  alerts: ['names', 'sentences', 'actions', 'mail'],
  imports: ['problems', 'hints', 'files', 'errorColumn'],
};

function forClients(catalogue: Catalogue, namespace: Namespace): object {
  const kept: readonly string[] = SERVER_ONLY[namespace] ?? [];
  return Object.fromEntries(Object.entries(catalogue[namespace]).filter(([group]) => !kept.includes(group)));
}

/**
 * Gives client components below it the messages of the named namespaces, and no others:
 * what is not named here is not sent to the browser. Put it around the leaves that need it.
 */
export async function ClientMessages({ namespaces, children }: { namespaces: Namespace[]; children: ReactNode }) {
  const locale = await getLocale();
  const catalogue = catalogueOf(locale);
  const messages = Object.fromEntries(namespaces.map((namespace) => [namespace, forClients(catalogue, namespace)]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
