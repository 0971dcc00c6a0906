'use server';

import { assignNumber, quoteAssignment } from '@/lib/assignments';
import {
  purchaseLicences,
  quoteLicencePurchase,
  quoteLicenceRemoval,
  resolveLicenceSelection,
  scheduleLicenceRemoval,
  undoLicenceRemoval,
} from '@/lib/licences';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const quoteAssignmentAction = defineQueryAction(quoteAssignment);
export const assignNumberAction = defineAction(assignNumber);
export const quotePurchaseAction = defineQueryAction(quoteLicencePurchase);
export const purchaseLicencesAction = defineAction(purchaseLicences);
export const resolveLicenceSelectionAction = defineQueryAction(resolveLicenceSelection);
export const quoteRemovalAction = defineQueryAction(quoteLicenceRemoval);
export const scheduleRemovalAction = defineAction(scheduleLicenceRemoval);
export const keepLicenceAction = defineAction(undoLicenceRemoval);
