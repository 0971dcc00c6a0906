import type { CompanyAccountView } from '@/lib/invoices/view';

/** Whom a dialog of this page is about. */
export type ManagedCompany = Pick<CompanyAccountView['company'], 'id' | 'name' | 'currency' | 'plan'>;
