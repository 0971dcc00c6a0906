import { NextResponse } from 'next/server';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { matchLocale } from '@/lib/i18n/locale';

const STYLE = `
:root { color-scheme: light dark; --paper: #faf9f6; --ink: #1d1b16; --key: #1f5f56; }
@media (prefers-color-scheme: dark) { :root { --paper: #14150f; --ink: #f0eee6; --key: #7cc4b6; } }
body { margin: 0; padding: 12vh 1.5rem; background: var(--paper); color: var(--ink); font: 0.9375rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; }
h1 { font-size: 1.5rem; letter-spacing: -0.02em; }
a { color: var(--key); }`;

/** The answer while the database is lost, made without anything that would ask it. */
export function unavailablePage(headers: Headers, nonce: string): NextResponse {
  const locale = matchLocale(headers.get('accept-language'));
  const { unavailable, retry } = catalogueOf(locale).failure;
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${unavailable.title} - Latchkey</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${unavailable.title}</h1><p>${unavailable.text}</p><p><a href="">${retry}</a></p></main></body></html>`;
  return new NextResponse(html, {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '2' },
  });
}
