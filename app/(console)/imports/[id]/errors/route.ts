export { importErrorFile as GET } from '@/lib/web/import-error-file';
