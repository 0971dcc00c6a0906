'use server';

import { cancelImport, checkImport, confirmImport } from '@/lib/imports';
import { defineAction } from '@/lib/web/define-action';

export const checkImportAction = defineAction(checkImport);
export const confirmImportAction = defineAction(confirmImport);
export const cancelImportAction = defineAction(cancelImport);
