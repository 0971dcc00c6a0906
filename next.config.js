import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/web/intl-request.ts');

// What proxy.ts sets on every other answer: these calls take a large body and go round it.
const headers = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  headers: async () => [
    { source: '/api/console/imports', headers },
    { source: '/api/console/inventory/imports', headers },
    { source: '/api/v1/imports', has: [{ type: 'header', key: 'content-type' }], headers },
  ],
  // It reads files of its own beside its code.
  serverExternalPackages: ['pdfkit'],
  images: { unoptimized: true },
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '1mb' } },
};

export default withNextIntl(nextConfig);
