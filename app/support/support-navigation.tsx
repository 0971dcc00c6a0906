import { getTranslations } from 'next-intl/server';
import { getViewer, viewerMay } from '@/lib/web/viewer';
import { NavigationGroup } from '../(console)/side-navigation';
import { SUPPORT_GROUPS, SUPPORT_PAGES } from './support-pages';

/** The links of the operator's console that the reader's role may follow (R24). */
export async function SupportNavigation() {
  const [t, { company }] = await Promise.all([getTranslations('support-navigation'), getViewer()]);
  // Somebody of a company has come to a wrong address: nothing here is theirs.
  if (company !== null) return null;
  const rights = await Promise.all(SUPPORT_PAGES.map(async ({ right }) => right === null || viewerMay(right)));
  const allowed = SUPPORT_PAGES.filter((_, index) => rights[index]);
  return SUPPORT_GROUPS.map((group) => (
    <NavigationGroup
      key={group}
      title={t(`groups.${group}`)}
      links={allowed
        .filter((page) => page.group === group)
        .map(({ key, href }) => ({ icon: key, href, label: t(`pages.${key}`) }))}
    />
  ));
}
