export { default } from '../../forbidden';
