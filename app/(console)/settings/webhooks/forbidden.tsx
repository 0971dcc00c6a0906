import { rolesWith } from '@/lib/web/missing-right';
import { ForbiddenPage } from '../../forbidden-page';

/** For roles without these pages' right (R24). */
export default function Forbidden() {
  return <ForbiddenPage right="webhooks:manage" roles={rolesWith('webhooks:manage')} />;
}
