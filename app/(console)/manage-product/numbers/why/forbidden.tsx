import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../../forbidden-page';

/** For roles that may not see the operator's numbers (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="inventory:read" roles={rolesWith('inventory:read')} />;
}
