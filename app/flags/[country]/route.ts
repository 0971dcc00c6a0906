import * as flags from 'country-flag-icons/string/3x2';

const byCode = new Map<string, string>(Object.entries(flags));

/** A country's flag by its ISO 3166-1 alpha-2 code. Public pictures that never change: no session, kept for a year. */
export async function GET(_request: Request, { params }: { params: Promise<{ country: string }> }): Promise<Response> {
  const { country } = await params;
  const flag = byCode.get(country);
  if (!flag) return new Response(null, { status: 404 });
  return new Response(flag, {
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
