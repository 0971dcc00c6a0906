import type { RequestView } from '@/lib/requests/view';

/** What can be done with an open request. */
export type RequestAct = 'approve' | 'approvePurchase' | 'decline' | 'withdraw';

/** What the table and its dialogs need of a request: words ready to show. */
export interface RequestRow {
  id: string;
  kind: RequestView['kind'];
  status: RequestView['status'];
  /** Null to who does not see members (R24). */
  member: { id: string; name: string } | null;
  /** Whom it is for, in a sentence: the member, or who asks where the reader does not see members. */
  subject: string;
  /** What is wanted: a kind of number, or the one number and its cost. */
  wish: string;
  note: string | null;
  askedBy: string;
  asked: { text: string; dateTime: string; title: string };
  /** Until when the number is held, while a request for a purchase is open. */
  until: string | null;
  reason: string | null;
  number: { id: string; display: string } | null;
  closedBecause: RequestView['closedBecause'];
  /** What the reader may do with it. */
  acts: RequestAct[];
}

export interface RequestDialogProps {
  request: RequestRow;
  onClose: () => void;
}
