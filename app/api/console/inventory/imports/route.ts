export { uploadInventory as POST } from '@/lib/web/inventory-upload';
