export const dynamic = 'force-dynamic';

/** Liveness: the web server answers. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
