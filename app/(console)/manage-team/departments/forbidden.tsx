import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles that may not see departments (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="departments:read" roles={rolesWith('departments:read')} />;
}
