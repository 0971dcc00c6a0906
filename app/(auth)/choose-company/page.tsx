import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { safePath } from '@/lib/auth/safe-path';
import { currentPlaces } from '@/lib/web/current-actor';
import { enterCompany, signOut } from '@/lib/web/session-actions';
import { pageMetadata } from '@/lib/web/viewer';

type Place = NonNullable<Awaited<ReturnType<typeof currentPlaces>>>['places'][number];

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return pageMetadata(t('choose.title'));
}

/** Which of their companies somebody goes into: after signing in, or from another one (R15). */
export default async function ChooseCompanyPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const next = safePath([(await searchParams).next].flat()[0]);
  const session = await currentPlaces();
  if (session === null) redirect(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  const { places, email } = session;
  const current = places.find(({ isCurrent }) => isCurrent);
  if (current !== undefined && places.length === 1) redirect(next);
  const t = await getTranslations('auth');
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('choose.title')}</h1>
        <p className="text-ink-2">{t(places.length === 0 ? 'choose.none' : 'choose.intro')}</p>
        <p className="text-small text-ink-2 wrap-anywhere">{email}</p>
      </div>
      <ul className="grid gap-2">
        {places.map((place) => (
          <li key={place.memberId}>
            <Entry place={place} next={next} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {current === undefined ? null : (
          <TextLink href={next}>{t('choose.back', { company: current.companyName })}</TextLink>
        )}
        <form action={signOut}>
          <SubmitButton variant="ghost">{t('choose.signOut')}</SubmitButton>
        </form>
      </div>
    </>
  );
}

async function Entry({ place, next }: { place: Place; next: string }) {
  const { companyId, memberId, companyName, role, isCurrent, needsSignIn } = place;
  const [t, shell] = await Promise.all([getTranslations('auth.choose'), getTranslations('shell.roles')]);
  const line = (
    <span className="grid min-w-0 justify-items-start text-start">
      <span className="font-medium wrap-anywhere">{companyName}</span>
      <span className="text-small font-normal text-ink-2">
        {shell(role)}
        {isCurrent ? ` · ${t('current')}` : null}
      </span>
    </span>
  );
  if (needsSignIn || isCurrent)
    return (
      <div className="grid gap-1 rounded-control border border-line px-3.5 py-2.5">
        {line}
        {needsSignIn ? <p className="text-small text-ink-2">{t('signInAgain')}</p> : null}
      </div>
    );
  return (
    <form action={enterCompany}>
      <input type="hidden" name="companyId" value={companyId} />
      <input type="hidden" name="memberId" value={memberId} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton variant="secondary" className="h-auto w-full justify-start px-3.5 py-2.5">
        {line}
      </SubmitButton>
    </form>
  );
}
