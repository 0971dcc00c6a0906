import type { ErrorCode } from './domain-error';

/**
 * What a program, or a person at the command line, is told about a refusal. The console has sentences of its own, in the
 * reader's language and with the ways out it offers; here the members beside the code carry the particulars.
 */
export const PROBLEM_SENTENCES: Record<ErrorCode, string> = {
  malformed: 'The body is not JSON in UTF-8.',
  unauthenticated:
    'This needs an API key, sent as "Authorization: Bearer KEY". The key is missing, unknown, expired or revoked.',
  forbidden:
    'The role of the caller does not have the right that is needed: `permission` names it, `heldBy` the roles that have it.',
  reauthentication_required:
    'Whoever is signed in must prove again who they are before this; more than fifteen minutes have passed since they did.',
  not_found: 'There is no such thing, or the caller cannot see it.',
  method_not_allowed: 'This path does not take this method; the Allow header names those it takes.',
  body_too_large: 'The body is larger than this call takes; `limit` says how many bytes that is.',
  unsupported_media_type: 'The body must be sent as application/json in UTF-8.',
  quote_changed: 'This would cost or use more than was confirmed, so nothing was done; `quote` says what it takes now.',
  auto_purchase_blocked:
    'No licence is available, and the company’s policy (`policy`) does not let this assignment buy one. Add licences, have an owner or billing manager (`changedBy`) change the policy, or, where it is "ask", assign one number at a time: each becomes a request.',
  auto_purchase_cap_reached:
    'No licence is available, and the limit named in `cap` is reached. Add licences by hand, or have an owner or billing manager raise the limit.',
  member_limit_reached: 'The member already holds as many numbers as the plan allows (`numbers` of `limit`).',
  member_inactive: 'The member is deactivated and cannot get a number.',
  member_holds_numbers:
    'The member holds numbers that nothing was decided about; `held` names them. Say for each, or once for all, whether to unassign, delete or reassign it.',
  number_not_held:
    'Something was decided about a number that this member does not hold, or not any more; `number` names it.',
  member_not_deleted: 'This member is not deleted. Delete the member first.',
  departure_not_undoable: 'This departure cannot be undone any more; `reason` says why.',
  number_already_assigned: 'The number is already assigned.',
  number_not_assignable: 'The number cannot be assigned now; `reason` says why.',
  selection_too_large: 'This is about more rows (`requested`) than may be changed at once (`limit`).',
  number_not_assigned: 'No member holds the number.',
  number_not_deletable: 'The number has left the company and cannot be deleted.',
  number_not_restorable: 'The number is not in quarantine, so it cannot be restored.',
  licence_in_use: 'The licence is in use. Unassign, reassign or delete its number first, or remove another licence.',
  licence_ended: 'The licence has already ended.',
  not_enough_removable_licences:
    'Fewer licences can be removed (`removable`) than were asked for (`requested`), so none was.',
  minimum_licences: 'The company’s agreement sets a minimum that this would fall below.',
  payment_too_high: 'The payment is higher than what is due for this invoice.',
  invoices_overdue:
    'The company’s unpaid invoices (`invoices`) would close it again at once. Record their payment or open a dispute, then reopen it.',
  credit_too_high:
    'The credit is higher than what this line (`lineId`), or the whole invoice, has left: `left`, excluding tax.',
  delivery_step_refused: 'This cannot follow the present step (`state`); `next` says what can.',
  document_not_issued:
    'A draft has no printable copy. It is issued at `closesAt`; until then its lines are on GET /invoices/{invoiceId}.',
  archive_too_large: 'More documents (`requested`) than one archive may hold (`limit`).',
  price_missing: 'There is no price for this plan, frequency and currency.',
  amount_too_large: 'One renewal would charge more than an invoice can say (`limit`, in minor units).',
  email_taken: 'Somebody already has this e-mail address.',
  name_taken: 'This name is already in use.',
  last_owner: 'This is the last owner of the company.',
  last_operator: 'This is the last operator admin.',
  own_account: 'This is your own account; somebody else has to do it.',
  operator_decides: 'Only the operator can do this for this person.',
  break_glass_owner:
    'This owner is the one who comes in by a password while the company requires single sign-on. Name another one there first.',
  domain_taken: 'Another company has verified this domain.',
  domain_unproven: 'The DNS of the domain does not have the record (`record`) that proves it.',
  issuer_unusable: 'The identity provider cannot be used; `reason` says why.',
  sign_on_incomplete: 'Single sign-on cannot be required, or no longer, as it stands; `reason` says what is missing.',
  sign_on_refused: 'This person cannot come in by single sign-on; `reason` says why.',
  not_invitable: 'Only who has not come in yet can be invited; `state` says what the member is.',
  invitation_ended: 'The invitation was used, replaced, revoked or has expired.',
  changed_meanwhile:
    'Somebody changed this since it was seen, so nothing was done; `changes` says what was seen and what is there now.',
  department_too_large:
    'More members are in the department (`members`) than can be moved at once (`limit`). Move members out of it first.',
  company_restricted:
    'The company is restricted, or past due and at its credit limit, so nothing can be bought or assigned; or it is closed, so nothing can be changed. `state` says which. Have its invoices paid, or ask the operator.',
  grant_cannot_buy: 'A support access never buys: no licence is free. An owner or admin of the company adds one.',
  grant_ended: 'The support access to the company has ended.',
  grant_open: 'There is an open support access to the company already.',
  member_masked: 'The member is masked: reveal them before changing what they are called.',
  request_answered: 'This request has been answered, withdrawn or closed already; `state` says how.',
  planned_change_answered: 'This planned change has been carried out or cancelled already; `state` says which.',
  planned_holder_changed:
    'The number is not with the member any more whom the change was planned about, so nothing was done.',
  planned_return_over: 'The return of this cover is cancelled, or its day has come: the number would never come back.',
  too_many_planned_changes:
    'The company has as many planned changes that wait, or failed, as it can have; `limit` says how many.',
  import_step_refused: 'The import is not at the step where this can be done; `status` says where it is.',
  request_in_progress: 'The same request is still being worked on.',
  webhook_endpoint_disabled: 'The webhook endpoint is disabled: nothing is sent to it. Enable it first.',
  too_many_webhook_endpoints: 'The company has as many webhook endpoints as it can have; `limit` says how many.',
  invalid_input: 'Some of what was sent cannot be used; `errors` names each place.',
  import_file_unusable:
    'The file cannot be read as a table; `problem` says why, `line` where, `limit` what would be taken. Nothing of it was kept.',
  idempotency_key_reused: 'This Idempotency-Key was used for another request.',
  rate_limited: 'Too many requests; the Retry-After header says how many seconds to wait.',
  internal: 'Something went wrong on the server. Its log has more under this `requestId`.',
  unavailable:
    'The database does not answer at the moment, or a printable copy is still being made. Try again after the seconds in the Retry-After header.',
};
