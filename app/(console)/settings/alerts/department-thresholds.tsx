'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { FetchedChoices } from '@/components/data-table/use-fetched-choices';
import { Button } from '@/components/ui/button';
import { describedBy, FieldNotes } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import type { DepartmentName } from '@/lib/members/view';
import type { DepartmentWish } from './alert-wish';

interface DepartmentThresholdsProps {
  departments: readonly DepartmentWish[];
  /** All departments, fetched once the page is open. */
  known: FetchedChoices<DepartmentName>;
  errorAt: (departmentId: string) => string | undefined;
  onChange: (departments: DepartmentWish[]) => void;
}

const idOf = (departmentId: string) => `departments-${departmentId}`;
const SELECT = 'department';

/** Departments that have a threshold of their own: a line for each, one more, one less. */
export function DepartmentThresholds({ departments, known, errorAt, onChange }: DepartmentThresholdsProps) {
  const t = useTranslations('settings.alerts.departments');
  const { choices, state, fetchChoices } = known;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens
  useEffect(fetchChoices, []);
  const [chosen, setChosen] = useState('');
  // Where the focus goes once the list has changed: into the new line, or to where another one is chosen.
  const next = useRef<string>(undefined);
  const shown = departments.filter(({ freeLicences }) => freeLicences !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with the number of lines
  useEffect(() => {
    if (next.current !== undefined) document.getElementById(next.current)?.focus();
    next.current = undefined;
  }, [shown.length]);

  const left = choices.filter(({ id }) => !shown.some((one) => one.id === id));
  const put = (departmentId: string, freeLicences: string | null) =>
    onChange(departments.map((one) => (one.id === departmentId ? { ...one, freeLicences } : one)));
  const add = () => {
    const department = left.find(({ id }) => id === chosen);
    if (department === undefined) return document.getElementById(SELECT)?.focus();
    next.current = idOf(department.id);
    onChange([...departments.filter(({ id }) => id !== department.id), { ...department, freeLicences: '' }]);
    setChosen('');
  };

  return (
    <fieldset className="grid grid-cols-1 gap-3 pt-2">
      <legend className="mb-3 w-full border-b border-line pb-1.5 text-heading font-semibold">{t('title')}</legend>
      <p className="text-ink-2">{t('text')}</p>
      {shown.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      {shown.length === 0 ? null : (
        <div className="overflow-hidden rounded-panel border border-line bg-surface">
          <table className="data-table" aria-label={t('title')}>
            <thead>
              <tr>
                <th scope="col">{t('department')}</th>
                <th scope="col" className="w-32 whitespace-normal sm:w-56">
                  {t('threshold')}
                </th>
                <th scope="col">
                  <span className="sr-only">{t('acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name, freeLicences }) => (
                <tr key={id}>
                  <th
                    scope="row"
                    className="border-t border-line bg-transparent py-2 text-body font-medium wrap-break-word whitespace-normal text-ink"
                  >
                    {name}
                  </th>
                  <td>
                    <div className="grid gap-1 sm:max-w-44">
                      <input
                        type="text"
                        {...describedBy({ id: idOf(id), error: errorAt(id) })}
                        className="input"
                        aria-label={t('thresholdOf', { department: name })}
                        inputMode="numeric"
                        autoComplete="off"
                        value={freeLicences ?? ''}
                        onChange={(event) => put(id, event.target.value)}
                      />
                      <FieldNotes id={idOf(id)} error={errorAt(id)} />
                    </div>
                  </td>
                  <td className="w-12 ps-0 text-end">
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={t('remove', { department: name })}
                      onClick={() => {
                        next.current = SELECT;
                        put(id, null);
                      }}
                    >
                      <X aria-hidden="true" className="size-4" />
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state === 'there' && choices.length === 0 ? <p className="text-ink-2">{t('noDepartments')}</p> : null}
      {state === 'failed' ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-red">{t('notFetched')}</p>
          <Button onClick={fetchChoices}>{t('fetchAgain')}</Button>
        </div>
      ) : null}
      {choices.length === 0 ? null : (
        <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
          <SelectField
            id={SELECT}
            label={t('department')}
            value={left.some(({ id }) => id === chosen) ? chosen : ''}
            options={[
              { value: '', label: t(left.length === 0 ? 'allThere' : 'choose') },
              ...left.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setChosen(event.target.value)}
          />
          <div>
            <Button onClick={add} className="my-px">
              <Plus aria-hidden="true" className="size-4" />
              {t('add')}
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  );
}
