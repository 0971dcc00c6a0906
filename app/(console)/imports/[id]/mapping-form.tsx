'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/act-dialog/use-act';
import { Button, ButtonLink } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-fields';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FailureNotice } from '@/components/ui/failure-notice';
import { SelectField } from '@/components/ui/select-field';
import { useFormat } from '@/lib/i18n/use-format';
import type { ImportView } from '@/lib/imports/view';
import { LeaveGuard } from '../../../leave-guard';
import { checkImportAction } from '../actions';
import { PATH } from '../path';
import { asFields, choicesOf, ignoredBy, type MappingFault, mappingFaults } from './mapping';

type Mapped = Pick<ImportView, 'id' | 'kind' | 'status' | 'columns' | 'fields' | 'invite'>;

/** Which column of the file each field is read from; what is missing is named before anything is checked. */
export function MappingForm({ view }: { view: Mapped }) {
  const t = useTranslations('import-pages.columns');
  const ui = useTranslations('ui');
  const router = useRouter();
  const fieldOf = useFieldName();
  const saved = choicesOf(view.fields);
  const [choices, setChoices] = useState(saved);
  const [invite, setInvite] = useState(view.invite);
  const [faults, setFaults] = useState<MappingFault[]>([]);
  const entry = JSON.stringify([choices, invite]);
  const act = useAct(entry, async (key) => {
    const wish = { importId: view.id, fields: asFields(choices), ...(view.kind === 'members' && { invite }) };
    const outcome = await checkImportAction(wish, key);
    if (outcome.ok) router.replace(`${PATH}/${view.id}`, { scroll: false });
    return outcome;
  });
  const dirty = entry !== JSON.stringify([saved, view.invite]) && act.receipt === undefined;

  const idOf = (field: string) => `column-${field}`;
  const sentence = (fault: MappingFault) =>
    fault.kind === 'missing'
      ? t('missing', { field: fieldOf(fault.field) })
      : t('twice', { field: fieldOf(fault.field), other: fieldOf(fault.other) });
  const errorOf = (field: string) => {
    const fault = faults.find((known) => known.field === field);
    return fault && sentence(fault);
  };
  return (
    <form
      noValidate
      className="grid max-w-[40rem] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const found = mappingFaults(view.fields, choices);
        setFaults(found);
        if (found.length === 0) act.start();
      }}
    >
      <LeaveGuard dirty={dirty} />
      <ErrorSummary
        title={ui('errorSummary', { count: faults.length })}
        errors={faults.map((fault) => ({ fieldId: idOf(fault.field), message: sentence(fault) }))}
        answer={faults}
      />
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {view.fields.map(({ name, required }) => (
          <SelectField
            key={name}
            id={idOf(name)}
            label={required ? fieldOf(name) : t('optional', { field: fieldOf(name) })}
            hint={name === 'country' ? t('country') : undefined}
            error={errorOf(name)}
            value={choices[name] ?? ''}
            required={required}
            options={[
              { value: '', label: t('none') },
              ...view.columns.map((column, index) => ({
                value: String(index),
                label: t('column', { position: index + 1, name: column.trim() || t('unnamed') }),
              })),
            ]}
            onChange={({ target }) => setChoices({ ...choices, [name]: target.value })}
          />
        ))}
      </div>
      <Ignored names={ignoredBy(view.columns, choices)} />
      {view.kind === 'members' ? (
        <CheckboxField
          id="invite"
          label={t('invite')}
          hint={t('inviteHint')}
          checked={invite}
          onChange={({ target }) => setInvite(target.checked)}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={act.pending}>
          {t('start')}
        </Button>
        {view.status === 'checked' ? <ButtonLink href={`${PATH}/${view.id}`}>{t('back')}</ButtonLink> : null}
      </div>
    </form>
  );
}

function useFieldName(): (field: string) => string {
  const t = useTranslations('imports.fields');
  return (field) => {
    const key = field as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : field;
  };
}

/** Announced when it changes: a column that is not read is lost. */
function Ignored({ names }: { names: string[] }) {
  const t = useTranslations('import-pages.columns');
  const { locale } = useFormat();
  return (
    <p aria-live="polite" className="wrap-anywhere text-ink-2 empty:hidden">
      {names.length === 0
        ? null
        : t('ignored', { count: names.length, names: new Intl.ListFormat(locale).format(names) })}
    </p>
  );
}
