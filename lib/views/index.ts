export { deleteView, getListSettings, saveView, setListPreferences } from './commands';
