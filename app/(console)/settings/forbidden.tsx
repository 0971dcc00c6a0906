import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../forbidden-page';

/** For roles that may not change the settings (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="policy:write" roles={rolesWith('policy:write')} />;
}
