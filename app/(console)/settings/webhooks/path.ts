export const PATH = '/settings/webhooks';
