import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { explainNumber } from '@/lib/assignments';
import type { NumberExplanationView } from '@/lib/assignments/view';
import { describeAct } from '@/lib/web/describe-act';
import { load } from '@/lib/web/load';
import { viewerCompany } from '@/lib/web/viewer';
import { INVENTORY_PATH, PATH } from '../path';
import { stateWords } from './state-words';

/** Whether the number can be assigned, each reason why not in the words of the refusal, and since when it is as it is. */
export async function NumberAnswer({ text }: { text: string }) {
  const [answer, { timeZone }, t] = await Promise.all([
    load(explainNumber, { number: text }),
    viewerCompany(),
    getTranslations('number-why'),
  ]);
  const { display, problem, reasons } = answer;
  if (display === null)
    return (
      <Notice tone="brass" title={t('noNumber', { text })}>
        {problem === null ? null : t(`problems.${problem}`)}
      </Notice>
    );
  const said = await Promise.all(reasons.map(({ code, details }) => describeAct({ code, details, roles: [] })));
  const possible = reasons.length === 0;
  return (
    <section className="grid gap-3" aria-label={t('answer', { number: display })}>
      <div role="status">
        <Notice tone={possible ? 'key' : 'brass'} title={t(possible ? 'possible' : 'notPossible', { number: display })}>
          {said.map(({ reason }) => reason).join(' ')}
        </Notice>
      </div>
      <DetailsList label={t('answer', { number: display })} items={await factsOf(answer, timeZone)} />
    </section>
  );
}

async function factsOf(answer: NumberExplanationView, timeZone: string): Promise<{ term: string; value: ReactNode }[]> {
  const [t, words] = await Promise.all([getTranslations('number-why'), stateWords(timeZone)]);
  const { numberId, status, deletion, hold } = answer;
  const items = [{ term: t('state'), value: words.state(answer) }];
  if (hold !== null) items.push({ term: t('hold'), value: words.hold(hold) });
  if (deletion?.eventId)
    items.push({
      term: t('reference'),
      value: <TextLink href={`/audit-log/${deletion.eventId}`}>{deletion.eventId}</TextLink>,
    });
  if (numberId !== null)
    items.push({ term: t('page'), value: <TextLink href={`${PATH}/${numberId}`}>{t('seeNumber')}</TextLink> });
  else if (status === 'unknown' || status === 'inventory')
    items.push({ term: t('page'), value: <TextLink href={INVENTORY_PATH}>{t('seeInventory')}</TextLink> });
  return items;
}
