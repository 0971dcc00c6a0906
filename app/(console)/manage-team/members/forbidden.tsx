import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles that may not see members (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="members:read" roles={rolesWith('members:read')} />;
}
