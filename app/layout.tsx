import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { getTheme } from '@/lib/web/theme';
import './globals.css';
import { SoftNavigation } from './soft-navigation';

/** The default title; every page sets its own through lib/web or generateMetadata. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: t('product'), description: t('description'), robots: { index: false, follow: false } };
}

/** The browser's own canvas and controls follow the chosen theme before any style is read. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await getTheme();
  return { width: 'device-width', initialScale: 1, colorScheme: theme === 'system' ? 'light dark' : theme };
}

/**
 * The document around every page. Reading cookies and headers here keeps every page dynamic: a prerendered page
 * would carry no CSP nonce, and its scripts would be refused.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), getTheme()]);
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <SoftNavigation />
        {children}
      </body>
    </html>
  );
}
