import { getFormatter, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import type { CompanyRole } from '@/lib/access';
import type { RightName } from '@/lib/web/missing-right';
import { getViewer } from '@/lib/web/viewer';
import { MessagePage } from '../message-page';

export interface ForbiddenPageProps {
  /** The right that is missing. */
  right: RightName;
  /** The roles that have it (R24). */
  roles: readonly CompanyRole[];
}

/**
 * Names the missing right, who has it and who can grant it. Each section's `forbidden.tsx` renders it with its own
 * right, since Next gives that file no properties.
 */
export async function ForbiddenPage({ right, roles }: ForbiddenPageProps) {
  const [t, rights, format, viewer] = await Promise.all([
    getTranslations('shell'),
    getTranslations('rights'),
    getFormatter(),
    getViewer(),
  ]);
  const named = format.list(roles.map((role) => t(`roles.${role}`)));
  const isStaff = viewer.company === null;
  const isGranted = viewer.role === 'granted_read' || viewer.role === 'granted_act';
  return (
    <MessagePage
      title={t('forbidden.title')}
      action={
        <>
          <ButtonLink href={isStaff ? '/support' : '/'} variant="primary">
            {t(isStaff ? 'forbidden.staffHome' : 'forbidden.home')}
          </ButtonLink>
          {isStaff ? null : <ButtonLink href="/settings/permissions">{t('forbidden.table')}</ButtonLink>}
        </>
      }
    >
      <p>{t('forbidden.right', { right: rights(right), roles: named })}</p>
      <p>{t(isGranted ? 'forbidden.granted' : isStaff ? 'forbidden.staff' : 'forbidden.grant')}</p>
    </MessagePage>
  );
}
