export { deliverMail } from './deliver-mail';
