import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles that may not see numbers (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="numbers:read" roles={rolesWith('numbers:read')} />;
}
