export { startSignOn as GET } from '@/lib/web/single-sign-on-routes';
