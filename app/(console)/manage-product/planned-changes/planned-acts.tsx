'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { usePlannedDialog } from './planned-dialogs';
import type { PlannedRow } from './planned-row';

/** What the reader may do with one planned change, as buttons. PlannedDialogs is around it. */
export function PlannedActs({ change }: { change: PlannedRow }) {
  const t = useTranslations('planned-changes');
  const open = usePlannedDialog();
  return change.acts.toReversed().map((kind) => (
    <Button
      key={kind}
      variant={kind === 'retry' ? 'primary' : 'secondary'}
      aria-haspopup="dialog"
      aria-label={t(`${kind}.openFor`, { sentence: change.sentence })}
      onClick={() => open({ kind, change })}
    >
      {t(`${kind}.open`)}
    </Button>
  ));
}
