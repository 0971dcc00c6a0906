'use client';

import { Bookmark, Check, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../act-dialog/use-act';
import type { Outcome } from '../money-dialog/outcome';
import { Button } from '../ui/button';
import { CheckboxField } from '../ui/choice-fields';
import { Disclosure } from '../ui/disclosure';
import { FailureNotice } from '../ui/failure-notice';
import { TextField } from '../ui/text-field';

/** A list's filters, search and order under a name. */
export interface ListView {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  deletable: boolean;
}

export interface ViewMenuProps<List extends string> {
  list: List;
  path: string;
  /** The query of the URL that is shown, in the spelling of views. */
  current: string;
  views: ListView[];
  /** Whether the reader may share a view with the company. */
  shares: boolean;
  save: (
    view: { list: List; name: string; query: string; shared: boolean },
    idempotencyKey: string,
  ) => Promise<Outcome<unknown>>;
  remove: (view: { viewId: string }, idempotencyKey: string) => Promise<Outcome<unknown>>;
}

/** "Views": the reader's own and the company's, the list as it comes, and keeping what is shown now under a name. */
export function ViewMenu<List extends string>({
  list,
  path,
  current,
  views,
  shares,
  save,
  remove,
}: ViewMenuProps<List>) {
  const t = useTranslations('ui.views');
  const chosen = views.find(({ query }) => query === current);
  return (
    <Disclosure
      summary={
        <>
          <Bookmark aria-hidden="true" className="size-4" />
          <span className="text-ink-2">{t('open')}</span>
          {chosen ? <span className="-ms-1 max-w-40 truncate font-medium">{chosen.name}</span> : null}
        </>
      }
    >
      <ul aria-label={t('title')}>
        <li>
          <ViewLink href={path} name={t('standard')} current={current === ''} />
        </li>
        {views.map((view) => (
          <li key={view.id} className="flex flex-wrap items-center">
            <ViewLink
              href={view.query === '' ? path : `${path}?${view.query}`}
              name={view.name}
              note={view.shared ? t('shared') : undefined}
              current={view.query === current}
            />
            {view.deletable ? <RemoveView view={view} remove={remove} /> : null}
          </li>
        ))}
      </ul>
      {current === '' || chosen ? null : <SaveView list={list} query={current} shares={shares} save={save} />}
    </Disclosure>
  );
}

function ViewLink({
  href,
  name,
  note,
  current,
}: {
  href: string;
  name: string;
  note?: string | undefined;
  current: boolean;
}) {
  return (
    <a href={href} className="popup-item min-w-0 flex-1 justify-between" aria-current={current ? 'true' : undefined}>
      <span className="min-w-0 truncate">
        {name} {note ? <span className="text-small text-ink-2">{note}</span> : null}
      </span>
      {current ? <Check aria-hidden="true" className="size-4 shrink-0 text-key" /> : null}
    </a>
  );
}

function RemoveView({ view, remove }: { view: ListView; remove: ViewMenuProps<string>['remove'] }) {
  const t = useTranslations('ui.views');
  const ui = useTranslations('ui');
  const act = useAct(view.id, (key) => remove({ viewId: view.id }, key));
  return (
    <>
      <button
        type="button"
        className="icon-button shrink-0"
        aria-label={t('delete', { name: view.name })}
        aria-disabled={act.pending || undefined}
        onClick={act.start}
      >
        <Trash2 aria-hidden="true" className="size-4" />
      </button>
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
    </>
  );
}

function SaveView<List extends string>({
  list,
  query,
  shares,
  save,
}: Pick<ViewMenuProps<List>, 'list' | 'shares' | 'save'> & { query: string }) {
  const t = useTranslations('ui.views');
  const ui = useTranslations('ui');
  const id = useId();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const act = useAct(JSON.stringify({ name: name.trim(), shared, query }), (key) =>
    save({ list, name: name.trim(), query, shared }, key),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (name.trim() !== '') act.start();
  };
  return (
    <form className="grid w-64 gap-2.5 border-t border-line px-2.5 pt-2.5 pb-1.5" onSubmit={submit}>
      <TextField
        id={id}
        label={t('name')}
        error={act.refusal?.message}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      {shares ? (
        <CheckboxField
          id={`${id}-shared`}
          label={t('share')}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
      ) : null}
      <Button type="submit" variant="primary" pending={act.pending} disabled={name.trim() === ''}>
        {t('save')}
      </Button>
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
    </form>
  );
}
