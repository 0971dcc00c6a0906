import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles that do not see numbers (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="planned-changes:read" roles={rolesWith('planned-changes:read')} />;
}
