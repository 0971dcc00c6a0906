import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/lib/i18n/client-messages';
import type { OverviewView } from '@/lib/usage';
import { HideFirstSteps } from './hide-first-steps';

const STEPS = [
  { key: 'licences', href: '/manage-product/licences' },
  { key: 'members', href: '/manage-team/members' },
  { key: 'number', href: '/manage-product/numbers' },
] as const;

/** What a company begins with: each step is done when the company's own data say so. */
export async function FirstSteps({ steps }: { steps: NonNullable<OverviewView['firstSteps']> }) {
  const t = await getTranslations('overview.firstSteps');
  const done = STEPS.filter(({ key }) => steps[key]).length;
  return (
    <section
      aria-labelledby="first-steps"
      className="grid gap-3 rounded-panel border border-line bg-surface px-5 py-4.5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="grid gap-0.5">
          <h2 id="first-steps">{t('title')}</h2>
          <p className="text-ink-2">{t('done', { done, of: STEPS.length })}</p>
        </div>
        <ClientMessages namespaces={['ui']}>
          <HideFirstSteps label={t('hide')} />
        </ClientMessages>
      </div>
      <ol className="grid gap-3 sm:grid-cols-3">
        {STEPS.map(({ key, href }, at) => (
          <li key={key} className="flex items-start gap-2.5">
            <Mark done={steps[key]} number={at + 1} />
            <div className="grid gap-0.5">
              <p>
                {steps[key] ? t(`${key}.title`) : <TextLink href={href}>{t(`${key}.title`)}</TextLink>}
                <span className="text-ink-2"> · {t(steps[key] ? 'isDone' : 'isOpen')}</span>
              </p>
              <p className="text-small text-ink-2">{t(`${key}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Mark({ done, number }: { done: boolean; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={`grid size-6 flex-none place-items-center rounded-full border text-small tabular-nums ${
        done ? 'border-key bg-key text-on-key' : 'border-field text-ink-2'
      }`}
    >
      {done ? <Check className="size-3.5" strokeWidth={2.5} /> : number}
    </span>
  );
}
