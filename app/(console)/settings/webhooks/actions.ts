'use server';

import { defineAction } from '@/lib/web/define-action';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  removeWebhookEndpoint,
  replayDeadWebhookDeliveries,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '@/lib/webhooks';

export const createEndpointAction = defineAction(createWebhookEndpoint);
export const changeEndpointAction = defineAction(changeWebhookEndpoint);
export const rotateSecretAction = defineAction(rotateWebhookSecret);
export const testEndpointAction = defineAction(testWebhookEndpoint);
export const replayDeliveryAction = defineAction(replayWebhookDelivery);
export const replayDeadAction = defineAction(replayDeadWebhookDeliveries);
// Its own page is gone with it: the dialog says so and leads back.
export const removeEndpointAction = defineAction(removeWebhookEndpoint, { rereadPage: false });
