import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { type OpenInvitation, openInvitation } from '@/lib/auth/invitations';
import { currentSecret } from '@/lib/web/current-actor';
import { requestContext } from '@/lib/web/request-context';
import { joinByLink } from '@/lib/web/sign-in-actions';
import { pageMetadata } from '@/lib/web/viewer';
import { CredentialsForm } from '../credentials-form';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return pageMetadata(t('invitation.page'));
}

/** The page of an invitation's link: joining the company while the link works, else what to do. */
export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await searchParams;
  const invitation =
    typeof token === 'string' ? await openInvitation(token, await requestContext(), await currentSecret()) : null;
  if (typeof token === 'string' && invitation !== null) return <JoinForm token={token} invitation={invitation} />;
  const t = await getTranslations('auth');
  return (
    <div className="grid justify-items-start gap-3">
      <h1>{t('invitation.ended')}</h1>
      <p className="text-ink-2">{t('problems.invitationEnded')}</p>
      <ButtonLink href="/sign-in">{t('linkEnded.signIn')}</ButtonLink>
    </div>
  );
}

async function JoinForm({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const t = await getTranslations('auth');
  const { companyName: company, email, proves } = invitation;
  const words = {
    new_password: 'invitation.intro',
    password: 'invitation.known',
    session: 'invitation.session',
  } as const;
  const password = { name: 'password', type: 'password' } as const;
  const known = { ...password, label: t('signIn.password'), autoComplete: 'current-password' } as const;
  const chosen = {
    ...password,
    label: t('setPassword.password'),
    autoComplete: 'new-password',
    hint: t('setPassword.hint'),
  } as const;
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('invitation.title', { company })}</h1>
        <p className="text-ink-2 wrap-anywhere">{t(words[proves], { company, email })}</p>
      </div>
      <CredentialsForm
        action={joinByLink}
        fields={{ new_password: [chosen], password: [known], session: [] }[proves]}
        submit={t('invitation.submit', { company })}
        summary={{ one: t('summary.one'), more: t('summary.more') }}
        hidden={{ token }}
      />
    </>
  );
}
