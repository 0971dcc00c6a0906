export { deliverAccountMail } from './account-mail';
export { deliverMail } from './deliver-mail';
