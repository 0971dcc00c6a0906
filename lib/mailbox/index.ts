export { getMail, keepMail, listMails } from './operator-tasks';
