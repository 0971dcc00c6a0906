export { uploadImport as POST } from '@/lib/web/import-upload';
