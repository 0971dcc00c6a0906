import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles that may not see licences (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="licences:read" roles={rolesWith('licences:read')} />;
}
