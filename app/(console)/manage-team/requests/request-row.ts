import type { RequestView } from '@/lib/requests/view';

/** What the table and its dialogs need of a request: words ready to show. */
export interface RequestRow {
  id: string;
  status: RequestView['status'];
  member: { id: string; name: string };
  wish: string;
  note: string | null;
  askedBy: string;
  asked: { text: string; dateTime: string; title: string };
  reason: string | null;
  number: { id: string; display: string } | null;
}

export interface RequestDialogProps {
  request: RequestRow;
  onClose: () => void;
}
