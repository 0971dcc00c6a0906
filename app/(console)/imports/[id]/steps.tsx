import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classes } from '@/components/ui/classes';
import { STEPS, type Step } from './step-of';

interface StepsProps {
  current: Step;
  /** Whether the steps before were all gone through: not of an import that was cancelled or has stopped. */
  complete: boolean;
}

/** Where the import is on its way from the file to the report. */
export function Steps({ current, complete }: StepsProps) {
  const t = useTranslations('import-pages.steps');
  const at = STEPS.indexOf(current);
  const isDone = (index: number) => complete && index < at;
  return (
    <ol aria-label={t('label')} className="flex flex-wrap gap-x-5 gap-y-2">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          className={classes('with-icon', index === at ? 'font-semibold' : 'text-ink-2')}
        >
          <span
            aria-hidden="true"
            className={classes(
              'grid size-6 place-items-center rounded-full border text-tiny font-semibold',
              index === at || isDone(index) ? 'border-key bg-key-soft text-key' : 'border-line-strong',
            )}
          >
            {isDone(index) ? <Check className="size-3.5" /> : index + 1}
          </span>
          {t(step)}
          {isDone(index) ? <span className="sr-only">({t('done')})</span> : null}
        </li>
      ))}
    </ol>
  );
}
