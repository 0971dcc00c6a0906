'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import type { Outcome } from '@/components/money-dialog/outcome';
import { EndpointFields } from './endpoint-fields';
import { type EndpointErrors, type EndpointWish, errorsOf, errorsOfRefusal, inputOf } from './endpoint-wish';

interface EndpointDialogProps<Receipt> {
  opened: EndpointWish;
  words: { title: string; description?: string; confirm: string };
  save: (input: ReturnType<typeof inputOf>, idempotencyKey: string) => Promise<Outcome<Receipt>>;
  receipt: (saved: Receipt) => ReactNode;
  onClose: () => void;
}

/** The form of an endpoint, for a new one and for one that is there. */
export function EndpointDialog<Receipt>({ opened, words, save, receipt, onClose }: EndpointDialogProps<Receipt>) {
  const t = useTranslations('webhooks');
  const id = useId();
  const [wish, setWish] = useState(opened);
  const [checked, setChecked] = useState<EndpointErrors>({});
  const input = inputOf(wish);
  const act = useAct<Receipt>(JSON.stringify(input), (key) => save(input, key));
  const errors = act.refusal ? errorsOfRefusal(act.refusal) : checked;
  const idOf = (field: keyof EndpointWish) => `${id}-${field}`;
  return (
    <FormDialog
      title={words.title}
      description={words.description}
      confirmLabel={words.confirm}
      act={act}
      dirty={JSON.stringify(wish) !== JSON.stringify(opened)}
      errors={(['url', 'events'] as const).flatMap((field) =>
        errors[field] ? [{ fieldId: idOf(field), message: t(`errors.${field}`) }] : [],
      )}
      answer={act.refusal ?? checked}
      onSubmit={() => {
        const found = errorsOf(wish);
        setChecked(found);
        if (Object.keys(found).length === 0) act.start();
      }}
      receipt={receipt}
      onClose={onClose}
    >
      <EndpointFields
        idOf={idOf}
        wish={wish}
        errors={errors}
        onChange={(change) => {
          setWish({ ...wish, ...change });
          setChecked({});
        }}
      />
    </FormDialog>
  );
}
