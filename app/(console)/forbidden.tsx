import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from './forbidden-page';

/** For who is in no company: the operator's people (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="company:read" roles={rolesWith('company:read')} />;
}
