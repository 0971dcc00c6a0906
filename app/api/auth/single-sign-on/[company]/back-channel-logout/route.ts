export { logOutByProvider as POST } from '@/lib/web/single-sign-on-routes';
