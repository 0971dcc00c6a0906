export { invoiceCopyFile as GET } from '@/lib/web/invoice-files';
