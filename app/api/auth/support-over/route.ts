export { leaveOverGrant as GET } from '@/lib/web/support-over';
