'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import { CopyButton } from '@/components/ui/copy-button';
import { StatusMessage } from '@/components/ui/status-message';
import type { IssuedApiKeyView } from '@/lib/api-keys/view';
import { issueApiKeyAction } from './actions';
import { KeyFields } from './key-fields';
import { blankWish, errorsOf, errorsOfRefusal, inputOf, type KeyErrors, type LastDays } from './key-wish';

interface NewKeyDialogProps {
  today: string;
  lastDays: LastDays;
  onClose: () => void;
}

/** Makes a key, and shows it this one time. */
export default function NewKeyDialog({ today, lastDays, onClose }: NewKeyDialogProps) {
  const t = useTranslations('api-keys');
  const id = useId();
  const [wish, setWish] = useState(blankWish);
  const [checked, setChecked] = useState<KeyErrors>({});
  const input = inputOf(wish, lastDays);
  const act = useAct<IssuedApiKeyView>(JSON.stringify(input), (key) => issueApiKeyAction(input, key));
  const errors = act.refusal ? errorsOfRefusal(act.refusal) : checked;
  const idOf = (field: string) => `${id}-${field}`;
  const wrong = Object.entries(errors) as [keyof KeyErrors, NonNullable<KeyErrors[keyof KeyErrors]>][];
  return (
    <FormDialog
      title={t('new.title')}
      description={t('new.description')}
      confirmLabel={t('new.confirm')}
      act={act}
      dirty={JSON.stringify(wish) !== JSON.stringify(blankWish)}
      errors={wrong.map(([field, sentence]) => ({ fieldId: idOf(field), message: t(`errors.${sentence}`) }))}
      answer={act.refusal ?? checked}
      onSubmit={() => {
        const found = errorsOf(wish, today);
        setChecked(found);
        if (Object.keys(found).length === 0) act.start();
      }}
      receipt={(made) => (
        <StatusMessage title={t('new.done', { name: made.name })}>
          <p>{t('new.once')}</p>
          <CopyButton text={made.key} label={t('copy')} done={t('copied')} />
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <KeyFields
        idOf={idOf}
        wish={wish}
        errors={errors}
        today={today}
        onChange={(change) => {
          setWish({ ...wish, ...change });
          setChecked({});
        }}
      />
    </FormDialog>
  );
}
