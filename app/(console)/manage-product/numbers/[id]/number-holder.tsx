import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { HolderView, NumberView } from '@/lib/numbers/view';
import { PATH } from '../path';
import type { AskedInstant } from './asked-instant';

interface NumberHolderProps {
  number: NumberView;
  asked: AskedInstant;
  answers: HolderView[];
  timeZone: string;
}

/** "Who held it at…": a question in the company's local time, and its answer (R27). */
export async function NumberHolder({ number, asked, answers, timeZone }: NumberHolderProps) {
  const t = await getTranslations('number-page.holder');
  return (
    <section aria-labelledby="holder" className="grid gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="holder">{t('title')}</h2>
        <p className="text-ink-2">{t('intro', { zone: timeZone })}</p>
      </div>
      <form action={`${PATH}/${number.id}`} className="flex flex-wrap items-end gap-2.5">
        <TextField
          id="holder-at"
          name="at"
          type="datetime-local"
          label={t('at')}
          required
          // Seconds too: a number may change hands twice within a minute.
          step={1}
          defaultValue={asked.text}
          className="w-60"
        />
        <button type="submit" className="button button-secondary">
          {t('ask')}
        </button>
      </form>
      <div role="status" className="grid gap-2.5">
        {asked.problem === null ? null : <Notice tone="brass" title={t(`problem.${asked.problem}`)} />}
        {answers.length === 2 ? <p className="text-ink-2">{t('twice')}</p> : null}
        {answers.map((answer) => (
          <Answer key={answer.at} answer={answer} timeZone={timeZone} withOffset={answers.length > 1} />
        ))}
      </div>
    </section>
  );
}

async function Answer({
  answer: { at, state, holding },
  timeZone,
  withOffset,
}: {
  answer: HolderView;
  timeZone: string;
  withOffset: boolean;
}) {
  const [t, format] = await Promise.all([getTranslations('number-page.holder'), getFormat()]);
  const instant = format.instant(at, timeZone);
  const when = withOffset ? `${instant.text}, ${instant.title}` : instant.text;
  if (holding === null || state !== 'held')
    return <Notice title={t('on', { when })}>{t(`nobody.${state === 'held' ? 'unassigned' : state}`)}</Notice>;
  const { member, licenceId, licenceLabel, from, to } = holding;
  const parts = {
    member: () => <TextLink href={`/manage-team/members/${member.id}`}>{member.name}</TextLink>,
    licence: () => <TextLink href={`/manage-product/licences/${licenceId}`}>{licenceLabel}</TextLink>,
    from: () => <Time {...format.instant(from, timeZone)} />,
    to: () => (to === null ? null : <Time {...format.instant(to, timeZone)} />),
  };
  return (
    <Notice tone="key" title={t('on', { when })}>
      {t.rich(to === null ? 'heldStill' : 'held', parts)}
    </Notice>
  );
}
