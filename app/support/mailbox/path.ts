export const PATH = '/support/mailbox';
