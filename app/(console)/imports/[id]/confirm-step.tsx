import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { ImportView } from '@/lib/imports/view';
import { PATH } from '../path';
import { problemSentence } from '../problem-words';
import { CheckAgain } from './check-again';
import { ConfirmImport } from './confirm-import';
import { Counts } from './counts';
import { StepSection } from './step-panel';

/** What the check found and what confirming it would do: nothing has been changed so far. */
export async function ConfirmStep({ view }: { view: ImportView }) {
  const [t, assign] = await Promise.all([getTranslations('import-pages'), getTranslations('assignments.assign')]);
  const { id, kind, invite, counts, quote, problem } = view;
  const { ready, refused } = counts;
  const changed = problem?.code === 'quote_changed';
  const offered = ready > 0 && (kind === 'members' || quote !== null);
  const otherColumns = <ButtonLink href={`${PATH}/${id}?step=columns`}>{t('check.otherColumns')}</ButtonLink>;
  return (
    <StepSection title={t('check.title')} intro={t('check.wrote')}>
      <Counts view={{ id, counts }} verdicts={['ready', 'refused', 'unchanged']} />
      {ready === 0 ? <Notice title={t(`check.nothing.${refused > 0 ? 'refused' : 'unchanged'}`)} /> : null}
      {ready > 0 && refused > 0 ? <p>{t('check.mode', { refused })}</p> : null}
      {problem && !(changed && offered) ? <Blocked view={view} /> : null}
      {offered && quote !== null ? <p className="text-ink-2">{assign('description')}</p> : null}
      {offered ? (
        <ConfirmImport view={{ id, kind, invite, counts, quote }} changed={changed}>
          {otherColumns}
        </ConfirmImport>
      ) : (
        <div>{otherColumns}</div>
      )}
    </StepSection>
  );
}

/** What keeps the whole file from being imported, and the ways out. */
async function Blocked({ view }: { view: ImportView }) {
  const [t, words] = await Promise.all([getTranslations('import-pages.check'), getTranslations('imports')]);
  const { id, kind, fields, invite, problem } = view;
  if (problem === null) return null;
  const buys = problem.code.startsWith('auto_purchase');
  return (
    <Notice
      tone="brass"
      title={t('blocked')}
      action={<CheckAgain view={{ id, kind, fields, invite }} label={t('again')} />}
    >
      {problemSentence(words, problem)}{' '}
      {buys
        ? t.rich('add', { licences: (chunks) => <TextLink href="/manage-product/licences">{chunks}</TextLink> })
        : null}
    </Notice>
  );
}
