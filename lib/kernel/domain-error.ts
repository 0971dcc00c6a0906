/** Every refusal there is: its stable code and the HTTP status it answers with (contract: errors). */
export const ERROR_STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  reauthentication_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  quote_changed: 409,
  auto_purchase_blocked: 409,
  auto_purchase_cap_reached: 409,
  member_limit_reached: 409,
  member_inactive: 409,
  member_holds_numbers: 409,
  member_not_deleted: 409,
  number_not_held: 409,
  departure_not_undoable: 409,
  number_already_assigned: 409,
  number_not_assignable: 409,
  number_not_assigned: 409,
  number_not_deletable: 409,
  number_not_restorable: 409,
  licence_in_use: 409,
  licence_ended: 409,
  not_enough_removable_licences: 409,
  minimum_licences: 409,
  price_missing: 409,
  amount_too_large: 409,
  payment_too_high: 409,
  invoices_overdue: 409,
  credit_too_high: 409,
  delivery_step_refused: 409,
  document_not_issued: 409,
  archive_too_large: 409,
  email_taken: 409,
  name_taken: 409,
  last_owner: 409,
  last_operator: 409,
  own_account: 409,
  operator_decides: 409,
  break_glass_owner: 409,
  domain_taken: 409,
  domain_unproven: 409,
  issuer_unusable: 409,
  sign_on_incomplete: 409,
  sign_on_refused: 409,
  not_invitable: 409,
  invitation_ended: 409,
  changed_meanwhile: 409,
  department_too_large: 409,
  company_restricted: 409,
  grant_cannot_buy: 403,
  grant_ended: 403,
  grant_open: 409,
  member_masked: 409,
  selection_too_large: 409,
  request_answered: 409,
  planned_change_answered: 409,
  planned_holder_changed: 409,
  planned_return_over: 409,
  too_many_planned_changes: 409,
  import_step_refused: 409,
  request_in_progress: 409,
  webhook_endpoint_disabled: 409,
  too_many_webhook_endpoints: 409,
  invalid_input: 422,
  import_file_unusable: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One wrong field: a JSON pointer into the body (or `/name` of a query parameter) and a sentence. */
export type FieldError = { pointer: string; message: string };

/**
 * A refusal of the domain. Commands throw it, which rolls back; `details` are the members that belong to the code
 * and are shown to the caller, so they never hold anything of another company.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** `invalid_input` for one field. */
export const invalidField = (pointer: string, message: string): DomainError =>
  new DomainError('invalid_input', { errors: [{ pointer, message }] satisfies FieldError[] });

/** `company_restricted` for everything that would change a company that is closed (R22). */
export const companyClosed = (): DomainError => new DomainError('company_restricted', { state: 'closed' });
