import { readiness } from '@/lib/web/readiness';

export const dynamic = 'force-dynamic';

/** Readiness: the database answers and has this version's schema; 503 until then. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  if (state.status === 'ready') return Response.json(state);
  return Response.json(state, { status: 503, headers: { 'Retry-After': '2' } });
}
