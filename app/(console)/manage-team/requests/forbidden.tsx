import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles that neither ask for numbers nor answer (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="requests:read" roles={rolesWith('requests:read')} />;
}
