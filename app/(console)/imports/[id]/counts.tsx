import { useLocale, useTranslations } from 'next-intl';
import { SummaryTiles } from '@/components/ui/summary-tiles';
import { TextLink } from '@/components/ui/text-link';
import { createFormat } from '@/lib/i18n/format';
import type { ImportVerdict } from '@/lib/imports/input';
import type { ImportView } from '@/lib/imports/view';
import { rowsHref } from './rows-href';

interface CountsProps {
  view: Pick<ImportView, 'id' | 'counts'>;
  /** Which results are counted here. */
  verdicts: readonly ImportVerdict[];
  /** It is over: what was ready has not been carried out. */
  over?: boolean;
}

/** How many rows have which result, each with the way to them. */
export function Counts({ view: { id, counts }, verdicts, over = false }: CountsProps) {
  const t = useTranslations('import-pages');
  const format = createFormat(useLocale());
  const shown = (verdict: ImportVerdict) => ({
    term: t(`check.${over && verdict === 'ready' ? 'left' : verdict}`),
    value: format.count(counts[verdict]),
    detail:
      counts[verdict] === 0 ? undefined : (
        <TextLink
          href={rowsHref(id, verdict)}
          data-scroll="keep"
          aria-label={`${t('check.show')} : ${t(`rows.verdictOf.${verdict}`)}`}
        >
          {t('check.show')}
        </TextLink>
      ),
  });
  return <SummaryTiles label={t('check.title')} tiles={verdicts.map(shown)} />;
}
