'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-fields';
import { FieldNotes } from '@/components/ui/field';
import { TextField } from '@/components/ui/text-field';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/input';
import { type EndpointErrors, type EndpointWish, EVENT_GROUPS, withEvent } from './endpoint-wish';

interface EndpointFieldsProps {
  idOf: (field: keyof EndpointWish) => string;
  wish: EndpointWish;
  errors: EndpointErrors;
  onChange: (change: Partial<EndpointWish>) => void;
}

/** Where an endpoint is, and what it is told of. */
export function EndpointFields({ idOf, wish, errors, onChange }: EndpointFieldsProps) {
  const t = useTranslations('webhooks');
  const all = wish.events.length === WEBHOOK_EVENTS.length;
  const eventsId = idOf('events');
  return (
    <>
      <TextField
        id={idOf('url')}
        label={t('fields.url')}
        hint={t('fields.urlHint')}
        error={errors.url && t('errors.url')}
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={1_000}
        value={wish.url}
        onChange={(event) => onChange({ url: event.target.value })}
      />
      <fieldset className="grid gap-3" aria-describedby={errors.events ? `${eventsId}-error` : undefined}>
        <legend className="mb-1.5 font-medium">{t('fields.events')}</legend>
        <FieldNotes id={eventsId} error={errors.events && t('errors.events')} />
        <div>
          <Button onClick={() => onChange({ events: all ? [] : WEBHOOK_EVENTS })}>
            {t(all ? 'fields.none' : 'fields.all')}
          </Button>
        </div>
        {EVENT_GROUPS.map(({ key, events }, group) => (
          <fieldset key={key} className="grid gap-1">
            <legend className="mb-1 text-small text-ink-2">{t(`groups.${key}`)}</legend>
            {events.map((event, at) => (
              <CheckboxField
                key={event}
                id={group === 0 && at === 0 ? eventsId : `${eventsId}-${event}`}
                label={t(`types.${event}`)}
                checked={wish.events.includes(event)}
                onChange={(change) => onChange({ events: withEvent(wish, event, change.target.checked) })}
              />
            ))}
          </fieldset>
        ))}
      </fieldset>
    </>
  );
}
