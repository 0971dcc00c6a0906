'use server';

import { approveRequest, createRequest, declineRequest, withdrawRequest } from '@/lib/requests';
import { defineAction } from '@/lib/web/define-action';

export const createRequestAction = defineAction(createRequest);
export const approveRequestAction = defineAction(approveRequest);
export const declineRequestAction = defineAction(declineRequest);
export const withdrawRequestAction = defineAction(withdrawRequest);
