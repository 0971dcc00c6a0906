'use client';

import { useTranslations } from 'next-intl';
import { DetailsList } from '@/components/ui/details-list';
import AssignNumberDialog from '../../manage-product/assign-number-dialog';
import { quoteRequestAction } from './actions';
import { answerWish } from './answer-wish';
import type { RequestDialogProps } from './request-row';

/** Answers a request with a number: the one Assign dialog, its member given by the request (R1–R8). */
export default function ApproveDialog({ request, onClose }: RequestDialogProps) {
  const t = useTranslations('requests.approve');
  const { member, wish, note } = request;
  if (member === null) return null;
  return (
    <AssignNumberDialog
      onClose={onClose}
      answering={{
        member,
        about: (
          <DetailsList
            label={member.name}
            items={[
              { term: t('member'), value: member.name },
              { term: t('wish'), value: wish },
              ...(note === null ? [] : [{ term: t('note'), value: note }]),
            ]}
          />
        ),
        quote: ({ memberId: _given, numberId, e164 }) => quoteRequestAction({ requestId: request.id, numberId, e164 }),
        assign: ({ memberId: _given, ...choice }, key) => answerWish({ requestId: request.id, ...choice }, key),
      }}
    />
  );
}
