'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import type { RequestView } from '@/lib/requests/view';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { createRequestAction } from './actions';
import { PATH } from './path';

type NumberType = NonNullable<RequestView['type']>;

export interface AskNumberProps {
  member: { id: string; name: string };
  /** The kinds of numbers that can be asked for. */
  kinds: { country: string; types: NumberType[] }[];
}

/** A team lead asks for a number for one of their members: a wish, which takes nothing (R24). */
export default function AskNumberDialog({ member, kinds, onClose }: AskNumberProps & { onClose: () => void }) {
  const t = useTranslations('requests.ask');
  const refreshing = useRefreshing();
  const [wish, setWish] = useState({ country: '', type: '', note: '' });
  const { name } = member;
  const types = typesOf(kinds, wish.country);
  const type = types.find((one) => one === wish.type);
  const note = wish.note.replaceAll(/\s+/g, ' ').trim();
  return (
    <ActDialog
      title={t('title', { name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      entry={JSON.stringify(wish)}
      act={(key) =>
        refreshing(
          createRequestAction(
            {
              memberId: member.id,
              ...(wish.country !== '' && { country: wish.country }),
              ...(type && { type }),
              ...(note !== '' && { note }),
            },
            key,
          ),
        )
      }
      receipt={() => (
        <StatusMessage title={t('done', { name })}>
          <p>{t.rich('doneText', { requestsLink: (chunks) => <TextLink href={PATH}>{chunks}</TextLink> })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <WishFields kinds={kinds} types={types} wish={{ ...wish, type: type ?? '' }} onChange={setWish} />
    </ActDialog>
  );
}

const typesOf = (kinds: AskNumberProps['kinds'], country: string): NumberType[] => [
  ...new Set(kinds.filter((kind) => country === '' || kind.country === country).flatMap((kind) => kind.types)),
];

type Wish = { country: string; type: string; note: string };
type FieldsProps = Pick<AskNumberProps, 'kinds'> & {
  types: NumberType[];
  wish: Wish;
  onChange: (wish: Wish) => void;
};

function WishFields({ kinds, types, wish, onChange }: FieldsProps) {
  const t = useTranslations('requests.ask');
  const typeOf = useTranslations('assignments.numberType');
  const format = useFormat();
  const id = useId();
  const countries = kinds.map(({ country }) => ({ value: country, label: format.country(country) }));
  countries.sort((a, b) => a.label.localeCompare(b.label, format.locale));
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          id={`${id}-country`}
          label={t('country')}
          value={wish.country}
          options={[{ value: '', label: t('anyCountry') }, ...countries]}
          onChange={(event) => onChange({ ...wish, country: event.target.value })}
        />
        <SelectField
          id={`${id}-type`}
          label={t('type')}
          value={wish.type}
          options={[{ value: '', label: t('anyType') }, ...types.map((type) => ({ value: type, label: typeOf(type) }))]}
          onChange={(event) => onChange({ ...wish, type: event.target.value })}
        />
      </div>
      <TextAreaField
        id={`${id}-note`}
        label={t('note')}
        hint={t('noteHint')}
        maxLength={500}
        value={wish.note}
        onChange={(event) => onChange({ ...wish, note: event.target.value })}
      />
    </>
  );
}
