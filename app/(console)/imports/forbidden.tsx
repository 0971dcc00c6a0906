import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../forbidden-page';

/** For roles that may not import files (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="imports:use" roles={rolesWith('imports:use')} />;
}
