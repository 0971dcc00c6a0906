import { type CommandScope, can, defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { deleteViewInput, listSettingsInput, saveViewInput, setListPreferencesInput } from './input';
import {
  findPreferences,
  findView,
  insertView,
  removeView,
  savePreferences,
  type ViewRow,
  viewsFor,
} from './repository';
import { listPreferencesView, listSettingsView, type SavedView, STANDARD_PREFERENCES, savedView } from './view';

/** More than anybody finds their way in. */
const MOST_VIEWS = 50;

/** How the caller sees a list: columns, density, and the views they can choose from. */
export const getListSettings = defineQuery({
  name: 'getListSettings',
  permission: 'views:use',
  input: listSettingsInput,
  output: listSettingsView,
  handler: async (scope, { list }) => {
    const memberId = personIn(scope);
    const shares = can(scope.actor, 'views:share');
    if (memberId === null) return { preferences: STANDARD_PREFERENCES, views: [], shares: false };
    const preferences = await findPreferences(scope, memberId, list);
    const views = await viewsFor(scope, memberId, list);
    return { preferences: preferences ?? STANDARD_PREFERENCES, views: views.map((row) => asView(scope, row)), shares };
  },
});

/** Keeps which columns the caller sees and how close the rows stand; as the list comes is forgetting it. */
export const setListPreferences = defineCommand({
  name: 'setListPreferences',
  permission: 'views:use',
  worksWhenClosed: true,
  input: setListPreferencesInput,
  output: listPreferencesView,
  handler: async (scope, { list, ...asked }) => {
    const memberId = requirePerson(scope);
    const before = (await findPreferences(scope, memberId, list)) ?? STANDARD_PREFERENCES;
    const after = { ...asked, hiddenColumns: [...new Set(asked.hiddenColumns)].sort() };
    if (JSON.stringify(before) === JSON.stringify(after)) return after;
    const standard = after.hiddenColumns.length === 0 && after.density === STANDARD_PREFERENCES.density;
    await savePreferences(scope, memberId, list, standard ? null : after);
    scope.record({
      action: 'list_preferences.changed',
      targetId: memberId,
      before: { list, ...before },
      after: { list, ...after },
    });
    return after;
  },
});

/** Keeps a list's filters, search and order under a name, for oneself or for the whole company. */
export const saveView = defineCommand({
  name: 'saveView',
  permission: 'views:use',
  input: saveViewInput,
  output: savedView,
  handler: async (scope, { shared = false, ...view }) => {
    const memberId = requirePerson(scope);
    if (shared && !can(scope.actor, 'views:share')) throw new DomainError('forbidden', { permission: 'views:share' });
    const others = await viewsFor(scope, memberId, view.list);
    if (others.some(({ name }) => name.toLowerCase() === view.name.toLowerCase())) throw new DomainError('name_taken');
    if (others.length >= MOST_VIEWS)
      throw invalidField('/name', `There are ${MOST_VIEWS} views already. Delete one first.`);
    const row = { ...view, id: newId('viw'), memberId, shared };
    await insertView(scope, row);
    // A view's name and what it searches for may name a person, so they lie apart (R26).
    scope.record({
      action: 'view.saved',
      targetId: row.id,
      after: { list: row.list, shared },
      personal: { name: row.name, query: row.query },
    });
    return asView(scope, row);
  },
});

/** Deletes a view: one's own, or a shared one by whoever may share. What is neither does not exist. */
export const deleteView = defineCommand({
  name: 'deleteView',
  permission: 'views:use',
  input: deleteViewInput,
  output: savedView,
  handler: async (scope, { viewId }) => {
    const row = await findView(scope, viewId);
    if (row === null || !(row.shared || row.memberId === personIn(scope))) throw new DomainError('not_found');
    if (!mayDelete(scope, row)) throw new DomainError('forbidden', { permission: 'views:share' });
    await removeView(scope, viewId);
    scope.record({ action: 'view.deleted', targetId: viewId, before: { list: row.list, shared: row.shared } });
    return asView(scope, row);
  },
});

/** Views and preferences belong to a person: a program has none. */
const personIn = ({ actor }: QueryScope): string | null => (actor.kind === 'member' ? actor.memberId : null);

function requirePerson(scope: CommandScope): string {
  const memberId = personIn(scope);
  if (memberId === null) throw new DomainError('forbidden', {});
  return memberId;
}

const mayDelete = (scope: QueryScope, { memberId, shared }: ViewRow): boolean =>
  memberId === personIn(scope) || (shared && can(scope.actor, 'views:share'));

function asView(scope: QueryScope, row: ViewRow): SavedView {
  const { id, name, query, shared } = row;
  return { id, name, query, shared, deletable: mayDelete(scope, row) };
}
