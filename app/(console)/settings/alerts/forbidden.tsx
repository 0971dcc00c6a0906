import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles without this page's right (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="alerts:write" roles={rolesWith('alerts:write')} />;
}
