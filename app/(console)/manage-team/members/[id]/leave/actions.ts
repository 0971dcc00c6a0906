'use server';

import { deactivateMember, deleteMember, quoteDepartureUndo, reactivateMember, undoDeparture } from '@/lib/assignments';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

// The page left behind is about somebody who may be gone: the next page reads for itself.
export const deleteMemberAction = defineAction(deleteMember, { rereadPage: false });
export const deactivateMemberAction = defineAction(deactivateMember, { rereadPage: false });
export const reactivateMemberAction = defineAction(reactivateMember);
export const quoteDepartureUndoAction = defineQueryAction(quoteDepartureUndo);
export const undoDepartureAction = defineAction(undoDeparture);
