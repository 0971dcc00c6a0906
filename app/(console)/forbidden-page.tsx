import { getFormatter, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '../message-page';

type Right = 'licences:read' | 'numbers:read' | 'members:read' | 'policy:write';
type RoleName = 'owner' | 'admin' | 'billing_manager' | 'team_lead' | 'member';

export interface ForbiddenPageProps {
  /** The right that is missing. */
  right: Right;
  /** The roles that have it (R24). */
  roles: readonly RoleName[];
}

/**
 * Names the missing right, who has it and who can grant it. Each section's `forbidden.tsx` renders it with its own
 * right, since Next gives that file no properties.
 */
export async function ForbiddenPage({ right, roles }: ForbiddenPageProps) {
  const [t, format] = await Promise.all([getTranslations('shell'), getFormatter()]);
  const named = format.list(roles.map((role) => t(`roles.${role}`)));
  return (
    <MessagePage
      title={t('forbidden.title')}
      action={
        <ButtonLink href="/" variant="primary">
          {t('forbidden.home')}
        </ButtonLink>
      }
    >
      <p>{t('forbidden.right', { right: t(`rights.${right}`), roles: named })}</p>
      <p>{t('forbidden.grant')}</p>
    </MessagePage>
  );
}
