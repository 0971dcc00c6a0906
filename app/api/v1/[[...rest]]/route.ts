import { dispatch } from '@/lib/api/dispatch';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export {
  dispatch as DELETE,
  dispatch as GET,
  dispatch as HEAD,
  dispatch as OPTIONS,
  dispatch as PATCH,
  dispatch as POST,
  dispatch as PUT,
};
