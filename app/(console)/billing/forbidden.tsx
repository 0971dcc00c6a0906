import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../forbidden-page';

/** For roles that may not see invoices (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="invoices:read" roles={rolesWith('invoices:read')} />;
}
