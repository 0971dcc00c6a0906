export { invoiceArchive as GET } from '@/lib/web/invoice-files';
