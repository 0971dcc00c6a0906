import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../forbidden-page';

export default function Forbidden() {
  return <ForbiddenPage right="usage:read" roles={rolesWith('usage:read')} />;
}
