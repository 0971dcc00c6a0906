import { ExportMenu } from '@/components/data-table/export-menu';
import { ListOptions } from '@/components/data-table/list-options';
import { type TableParameters, tableHref } from '@/components/data-table/table-href';
import { ViewMenu } from '@/components/data-table/view-menu';
import { type ListName, viewQuery } from '@/lib/views/input';
import type { ListSettingsView } from '@/lib/views/view';
import { viewerMay } from '@/lib/web/viewer';
import { deleteViewAction, saveViewAction, setListPreferencesAction } from './list-settings-actions';
import { exportedColumns } from './shown-columns';

interface ListToolsProps {
  list: ListName;
  settings: ListSettingsView;
  path: string;
  /** What the URL asks of the list. */
  search: TableParameters;
  /** The columns that can be left out: what each is called, and what belongs to it in a file. */
  columns: { key: string; label: string; exported: readonly string[] }[];
  /** What a file holds whatever is left out. */
  always: readonly string[];
}

/** At the end of a list's toolbar: its views, its columns, and the list as a file. */
export async function ListTools({ list, settings, path, search, columns, always }: ListToolsProps) {
  // Who is here by a grant keeps no views of their own and takes nothing out (R24).
  if (!(await viewerMay('exports:make'))) return null;
  const { preferences, views, shares } = settings;
  const query = new URL(tableHref(path, search, {}), 'http://localhost').search;
  return (
    <>
      <ViewMenu
        list={list}
        path={path}
        current={viewQuery(query)}
        views={views}
        shares={shares}
        save={saveViewAction}
        remove={deleteViewAction}
      />
      <ListOptions
        list={list}
        columns={columns.map(({ key, label }) => ({ key, label }))}
        preferences={preferences}
        save={setListPreferencesAction}
      />
      <ExportMenu path={path} search={search} columns={exportedColumns(columns, always, preferences.hiddenColumns)} />
    </>
  );
}

/** How the table is drawn for the reader. */
export const lookOf = ({ preferences }: ListSettingsView) => ({
  hidden: preferences.hiddenColumns,
  compact: preferences.density === 'compact',
});
