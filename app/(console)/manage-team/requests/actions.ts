'use server';

import { approveRequest, createRequest, declineRequest, quoteRequest, withdrawRequest } from '@/lib/requests';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const quoteRequestAction = defineQueryAction(quoteRequest);
export const createRequestAction = defineAction(createRequest);
export const approveRequestAction = defineAction(approveRequest);
export const declineRequestAction = defineAction(declineRequest);
export const withdrawRequestAction = defineAction(withdrawRequest);
