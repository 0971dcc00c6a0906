import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles without this page's right, whom nothing is told that they could choose (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="notifications:choose" roles={rolesWith('notifications:choose')} />;
}
