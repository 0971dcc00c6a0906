export const PATH = '/support/outbox';
