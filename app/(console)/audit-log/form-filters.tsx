import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { tableHref } from '@/components/data-table/table-href';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/text-field';
import { getFormat } from '@/lib/i18n/get-format';
import { PATH } from './path';
import type { AuditSearch } from './search-params';

/** From when to when, both days included; a GET form, so that each choice is a URL and it works without a script. */
export async function TimeFilter({
  search,
  timeZone,
  path = PATH,
}: {
  search: AuditSearch;
  timeZone: string;
  path?: string;
}) {
  const [t, format] = await Promise.all([getTranslations('audit.filters'), getFormat()]);
  const said = (moment: string) => (moment.includes('T') ? format.instant(moment, timeZone).text : format.date(moment));
  const { from, to } = search;
  const value =
    from !== undefined && to !== undefined
      ? t('between', { from: said(from), to: said(to) })
      : from !== undefined
        ? t('since', { from: said(from) })
        : to !== undefined
          ? t('until', { to: said(to) })
          : t('anyTime');
  const day = (moment: string | undefined) => moment?.slice(0, 10);
  return (
    <FormFilter path={path} search={search} fields={['from', 'to']} label={t('when')} value={value}>
      <TextField id="audit-from" type="date" name="from" label={t('from')} defaultValue={day(from)} min="2000-01-01" />
      <TextField id="audit-to" type="date" name="to" label={t('to')} defaultValue={day(to)} min="2000-01-01" />
    </FormFilter>
  );
}

/** What an entry is about, by its id; pages of things lead here with theirs. */
export async function TargetFilter({ search, target }: { search: AuditSearch; target: string | null }) {
  const t = await getTranslations('audit.filters');
  return (
    <FormFilter path={PATH} search={search} fields={['target']} label={t('about')} value={target ?? t('anything')}>
      <TextField
        id="audit-target"
        name="target"
        label={t('id')}
        hint={t('idHint')}
        defaultValue={search.target}
        pattern="\s*[a-z]{3}_[0-9a-f]{32}\s*"
        placeholder="num_0198…"
        autoComplete="off"
        spellCheck={false}
        required
      />
    </FormFilter>
  );
}

async function FormFilter({
  path,
  search,
  fields,
  label,
  value,
  children,
}: {
  path: string;
  search: AuditSearch;
  /** The parameters that the form itself gives. */
  fields: readonly (keyof AuditSearch)[];
  label: string;
  value: string;
  children: ReactNode;
}) {
  const [t, ui] = await Promise.all([getTranslations('audit.filters'), getTranslations('ui.table')]);
  const { cursor: _cursor, ...kept } = search;
  const cleared = Object.fromEntries(fields.map((name) => [name, undefined]));
  return (
    <Disclosure
      summary={
        <>
          <span className="text-ink-2">{ui('labelled', { label })}</span>
          <span className="-ms-1 font-medium">{value}</span>
        </>
      }
    >
      <form action={path} className="grid w-72 max-w-full gap-3 p-2.5" key={JSON.stringify(search)}>
        {children}
        {Object.entries(kept).map(([name, text]) =>
          text === undefined || fields.some((field) => field === name) ? null : (
            <input key={name} type="hidden" name={name} value={text} />
          ),
        )}
        <div className="flex items-center gap-4">
          <Button type="submit" variant="primary">
            {t('apply')}
          </Button>
          {fields.some((name) => search[name] !== undefined) ? (
            <a className="link" data-scroll="keep" href={tableHref(path, search, cleared)}>
              {t('clear')}
            </a>
          ) : null}
        </div>
      </form>
    </Disclosure>
  );
}
