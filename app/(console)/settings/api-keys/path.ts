export const PATH = '/settings/api-keys';
