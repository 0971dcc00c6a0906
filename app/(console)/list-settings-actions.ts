'use server';

import { deleteView, saveView, setListPreferences } from '@/lib/views';
import { defineAction } from '@/lib/web/define-action';

export const saveViewAction = defineAction(saveView);
export const deleteViewAction = defineAction(deleteView);
export const setListPreferencesAction = defineAction(setListPreferences);
