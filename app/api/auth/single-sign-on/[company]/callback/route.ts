export { finishSignOn as GET } from '@/lib/web/single-sign-on-routes';
