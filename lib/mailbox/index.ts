export { getMail, keepMail, listMails } from './operator-tasks';
export { listGivenUpMessages, retryMessage } from './outbox-tasks';
