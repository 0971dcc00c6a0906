import { rolesWith } from '@/lib/web/missing-right';
import { SETTINGS_PAGES } from '@/lib/web/settings-pages';
import { ForbiddenPage } from '../forbidden-page';

const [{ right }] = SETTINGS_PAGES;

/** For roles that may open none of the settings: names the right of the first of them (R24). */
export default function Forbidden() {
  return <ForbiddenPage right={right} roles={rolesWith(right)} />;
}
