import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { COMPANY_ROLES } from '@/lib/access';
import { getCompany } from '@/lib/companies';
import { load } from '@/lib/web/load';
import { getViewer, pageMetadata } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { RIGHT_GROUPS } from './right-groups';
import { RightsTable } from './rights-table';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.permissions'));
}

/** What each role may do (R24), for everybody in the company: made from the table that decides. */
export default async function PermissionsPage() {
  await load(getCompany, {});
  const [t, viewer] = await Promise.all([getTranslations('permissions'), getViewer()]);
  const own = COMPANY_ROLES.find((role) => role === viewer.role) ?? null;
  return (
    <SettingsFrame page="permissions" intro={t('intro')}>
      {RIGHT_GROUPS.map((group) => (
        <RightsTable key={group.key} group={group} own={own} />
      ))}
    </SettingsFrame>
  );
}
