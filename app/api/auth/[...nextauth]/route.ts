import { handleAuthRequest } from '@/lib/web/auth-route';

export const GET = handleAuthRequest;
export const POST = handleAuthRequest;
