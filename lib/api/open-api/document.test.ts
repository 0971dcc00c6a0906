import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { components } from '@/lib/api/answers';
import { routes } from '@/lib/api/routes';
import { ERROR_STATUS } from '@/lib/kernel/domain-error';
import { callRest } from '@/lib/testing/rest';
import { USE_CASES } from '@/lib/use-cases';
import { openApiDocument } from './document';
import { answerExamples, bodyExamples } from './examples';

type Tree = { [name: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const document: Tree = JSON.parse(JSON.stringify(openApiDocument()));

const at = (pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) => (isTree(value) ? value[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      document,
    );

function everyReference(value: unknown): string[] {
  if (!isTree(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(everyReference)];
}

const operations = Object.entries(isTree(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
  Object.entries(isTree(item) ? item : {}).map(([method, operation]) => ({
    path,
    method,
    operation: isTree(operation) ? operation : {},
  })),
);

/** Use cases that have no call of the REST API, and why. */
const WITHOUT_CALL: Record<string, string> = {
  countMembers: 'a page’s total; a program reads the list to its end',
  countNumbers: 'a page’s total; a program reads the list to its end',
  countLicences: 'a page’s total; a program reads the list to its end',
  resolveMemberSelection: 'what a dialog is about; a program names ids itself',
  resolveNumberSelection: 'what a dialog is about; a program names ids itself',
  resolveLicenceSelection: 'what a dialog is about; a program names ids itself',
  beginMemberExport: 'a file for people; a program reads the list',
  beginNumberExport: 'a file for people; a program reads the list',
  beginLicenceExport: 'a file for people; a program reads the list',
  readMemberExport: 'a file for people; a program reads the list',
  readNumberExport: 'a file for people; a program reads the list',
  beginInvoiceExport: 'a file for people; a program reads the list, and each copy',
  readCopySource: 'the worker’s, when it makes a copy',
  keepInvoiceCopy: 'the worker’s own',
  readLicenceExport: 'a file for people; a program reads the list',
  beginAccountingExport: 'a file for people; a program reads /invoices/accounting',
  readAccountingExport: 'a file for people; a program reads /invoices/accounting',
  getListSettings: 'how a person sees a page',
  setListPreferences: 'how a person sees a page',
  saveView: 'a person’s own, of a page',
  deleteView: 'a person’s own, of a page',
  listNumberCountries: 'the choices of a filter; a program reads them from the numbers',
  listInventoryCountries: 'a filter of a page',
  findLineHolder: 'the operator’s question, at the command line',
  inspectCompany: 'the worker’s own look',
  findCompaniesToCheck: 'the worker’s own look across companies',
  checkCompany: 'the worker’s own, and the operator’s at the command line',
  createCompany: 'the operator opens companies at the command line',
  listCompanies: 'the operator’s own list, across companies',
  browseCompanies: 'the same by pages, for the operator’s console',
  listTaxTreatments: 'the operator’s own list',
  getCompanyAccount: 'the operator’s own view of a customer',
  listReceivables: 'the operator’s own; a company’s program reads its invoices',
  browseInventory: 'the operator’s own look at all lines',
  listNumberKinds: 'the operator’s own list',
  setQuarantine: 'the operator’s own setting',
  findCompanies: 'the operator’s people, across companies; a key is a company’s own',
  importInventory: 'a file of the operator’s, at the command line',
  importMembers: 'a file, at the command line',
  advanceImport: 'the worker’s own step',
  failImport: 'the worker’s own',
  findImportsToAdvance: 'the worker’s own look across companies',
  findImportsToClear: 'the worker’s own look across companies',
  clearImports: 'the worker’s own',
  beginImportErrors: 'a file for people; a program reads the rows',
  readImportErrors: 'a file for people; a program reads the rows',
  storeImportRows: 'the other steps of an upload, which is one call',
  createApiKey: 'the operator makes keys at the command line; a company has /api-keys',
  noteApiKeyUse: 'the note behind every call',
  findApiKey: 'the look-up behind every call',
  verifyAuditChain: 'the operator verifies, not who is verified',
  beginAuditExport: 'a file for people; a program reads the list',
  readAuditExport: 'a file for people; a program reads the list',
  listAuditActors: 'a choice of the console’s filter',
  eraseMember: 'the operator’s, at the command line',
  findMembersToErase: 'the worker’s own look',
  createStaff: 'the operator’s own people',
  listStaff: 'the operator’s own people',
  endStaff: 'the operator’s own people',
  listQueues: 'the operator’s own look at the worker',
  retryJob: 'the operator’s, in the console',
  getSupportCompany: 'the operator’s people, in their console',
  openGrant: 'the operator’s people, in their console',
  leaveGrant: 'the operator’s people, in their console',
  enterGrant: 'signing in is for people',
  leaveCompany: 'signing in is for people',
  findGrantsToExpire: 'the worker’s own look across companies',
  expireSupportGrants: 'the worker’s own',
  listOpenSupportGrants: 'what stands above the pages of owners; a program reads the list',
  revealMember: 'the operator’s people, who have no key',
  listSupportGrants: 'a settings page; the log has every access',
  endSupportGrant: 'an owner’s own act, on a settings page',
  beginSignIn: 'signing in is for people',
  openSession: 'signing in is for people',
  findSession: 'signing in is for people',
  findPendingSession: 'signing in is for people',
  beginCode: 'signing in is for people',
  proveSecondFactor: 'signing in is for people',
  enrolSecondFactor: 'signing in is for people',
  getAccountSecurity: 'signing in is for people',
  changePassword: 'signing in is for people',
  removeSecondFactor: 'signing in is for people',
  replaceRecoveryCodes: 'signing in is for people',
  requestPasswordReset: 'a link is for a person',
  findAccountMessages: 'the worker tells people',
  readAccountMessage: 'the worker tells people',
  removeAccountMessage: 'the worker tells people',
  listPlaces: 'signing in is for people',
  enterCompany: 'signing in is for people',
  getOwnPreferences: 'a program has no account',
  setOwnPreferences: 'a program has no account',
  listOwnSessions: 'a program has no session',
  endOwnSession: 'a program has no session',
  endOtherSessions: 'a program has no session',
  getMemberSessions: 'who signs somebody out is a person of the company',
  endMemberSessions: 'who signs somebody out is a person of the company',
  renewSession: 'signing in is for people',
  endSession: 'signing in is for people',
  endSessions: 'signing in is for people',
  issuePasswordLink: 'a link is for a person',
  findPasswordLink: 'a link is for a person',
  redeemPasswordLink: 'a link is for a person',
  acceptInvitation: 'a person accepts',
  findInvitation: 'a link is for a person',
  joinByInvitation: 'a link is for a person',
  getSingleSignOn: 'an owner sets up how people sign in',
  saveIdentityProvider: 'an owner sets up how people sign in',
  setSignOnRequirement: 'an owner sets up how people sign in',
  removeIdentityProvider: 'an owner sets up how people sign in',
  addDomain: 'an owner sets up how people sign in',
  verifyDomain: 'an owner sets up how people sign in',
  removeDomain: 'an owner sets up how people sign in',
  findSignOnDomain: 'signing in is for people',
  getSignOnProvider: 'signing in is for people',
  admitBySignOn: 'signing in is for people',
  openSignOnAccount: 'signing in is for people',
  openSignOnSession: 'signing in is for people',
  endSignOnSessions: 'the identity provider’s own call',
  useOnce: 'signing in is for people',
  findInvitedAccount: 'signing in is for people',
  openInvitedAccount: 'signing in is for people',
  listOwnNumbers: 'a key is no member and holds no number',
  getAutoPurchasePolicy: 'a settings page’s figures; /company has the policy',
  setSecondFactorRule: 'signing in is for people',
  getSecondFactors: 'signing in is for people',
  setAutoPurchasePolicy: 'a settings page’s form; /company changes the policy',
  getCompanySettings: 'a settings page’s figures; /company and /subscriptions have them',
  getBillingDetails: 'a settings page’s figures; /billing-profile has what was said',
  previewTax: 'a form’s preview; quotes say what tax a purchase has',
  getLicenceOutlook: 'a page’s figures; the API has the summary, the licences and their prices',
  quoteLicenceRemoval: 'a dialog’s preview; the call that removes is all or nothing and can be undone',
  getDeletedMember: 'a page that links lead to; history names its members, and a departure has a call of its own',
  previewDeparture: 'a page’s preview; the member, their numbers and the licences have calls of their own',
  explainNumber: 'a page’s question; /numbers/{numberId}/acts answers it of a number of the company',
  explainCharge: 'a page’s question; the line of the purchase has a call of its own',
  getPurchase: 'a page’s receipt; the call that buys answers the purchase, invoices follow',
  listDepartmentNames: 'the choices of a filter; a program reads them from the departments',
  settleCompany: 'the worker’s',
  getBilling: 'a page’s figures; programs read invoices and subscriptions',
  renewCompany: 'the operator’s command line',
  recordPayment: 'the operator’s, who receives the money',
  creditInvoice: 'the operator’s, who issued the invoice',
  getCorrectable: 'the operator’s, before a credit note',
  recordDelivery: 'the operator’s, who sends the document',
  getStanding: 'what stands above the pages of who can pay; a program reads the state and the invoices',
  closeCompany: 'the operator’s command line',
  reopenCompany: 'the operator’s command line',
  openInvoiceDispute: 'the operator’s command line',
  endInvoiceDispute: 'the operator’s command line',
  setCreditLimit: 'the operator’s command line',
  listSettings: 'the operator’s command line',
  changeSettings: 'the operator’s command line',
  listPrices: 'the operator’s command line',
  setListPrice: 'the operator’s command line',
  agreePrice: 'the operator’s command line',
  listPlans: 'the operator’s command line',
  setPlan: 'the operator’s command line',
  previewRenewals: 'the operator’s command line',
  findCompaniesToRenew: 'the operator’s command line',
  tellAnnouncedPrices: 'the worker tells companies of prices',
  findCompaniesToTell: 'the worker tells companies of prices',
  markCompaniesTold: 'the worker tells companies of prices',
  readNoticeFacts: 'the worker’s, when it writes a mail',
  findAccountLocales: 'the worker’s, when it writes a mail',
  keepMail: 'the worker’s, where there is no mail server',
  listGivenUpMessages: 'the operator’s, at the command line',
  retryMessage: 'the operator’s, at the command line',
  listMails: 'the operator’s own mailbox, across companies',
  getMail: 'the operator’s own mailbox, across companies',
};

describe('the OpenAPI document', () => {
  it('is served without a key', async () => {
    const answer = await callRest('/openapi.json', null);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(answer.body).toEqual(document);
    expect(answer.body.openapi).toMatch(/^3\.1\./);
  });

  it('describes every route and nothing else', () => {
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('refers only to what it holds', () => {
    const references = [...new Set(everyReference(document))];
    expect(references.length).toBeGreaterThan(15);
    for (const reference of references) expect(at(reference.slice(1)), reference).toBeDefined();
  });

  it('names each operation once, with its parameters, security and refusals', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.security).toEqual([{ apiKey: [] }]);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = Array.isArray(operation.parameters)
        ? operation.parameters.filter((parameter: Tree) => parameter.in === 'path')
        : [];
      expect(
        parameters.map((parameter: Tree) => parameter.name),
        path,
      ).toEqual(inPath);
      expect(Object.keys(isTree(operation.responses) ? operation.responses : {}), path).toEqual(
        expect.arrayContaining(['401', '403', '422', '429', '503']),
      );
    }
  });

  it('offers the Idempotency-Key where something changes, and not on quotes', () => {
    const offering = operations
      .filter(({ operation }) => JSON.stringify(operation).includes('#/components/parameters/IdempotencyKey'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(offering).toEqual(
      expect.arrayContaining([
        'post /assignments',
        'post /licences',
        'delete /licences/{licenceId}/removal',
        'patch /company',
        'delete /numbers/{numberId}',
      ]),
    );
    expect(offering.filter((call) => call.includes('quote') || call.startsWith('get'))).toEqual([]);
  });

  it('asks in bodies and queries for exactly what the use cases parse', () => {
    const assign = operations.find(({ path, method }) => path === '/assignments' && method === 'post');
    const body = JSON.stringify(assign?.operation.requestBody);
    for (const name of [
      'memberId',
      'numberId',
      'e164',
      'maxPurchases',
      'maxCharge',
      'maxRemovalsUndone',
      'maxRenewalIncrease',
    ])
      expect(body).toContain(`"${name}"`);
    expect(body).toContain('"additionalProperties":false');
    const reassign = operations.find(({ path }) => path === '/numbers/{numberId}/reassign');
    expect(JSON.stringify(reassign?.operation.requestBody)).not.toContain('"numberId"');
    const list = operations.find(({ path, method }) => path === '/licences' && method === 'get');
    expect(JSON.stringify(list?.operation.parameters)).toContain('"minimum":1,"maximum":200');
  });

  it('knows every code of a refusal', () => {
    expect(at('/components/schemas/Problem/properties/code/enum')).toEqual(Object.keys(ERROR_STATUS));
  });

  it('has examples that its own schemas accept', () => {
    const schemas = new Map(routes.map(({ answer }) => [components.get(answer)?.id, answer]));
    const strict = (schema: z.ZodType) => (schema instanceof z.ZodObject ? schema.strict() : schema);
    for (const [id, example] of Object.entries(answerExamples)) {
      const schema = schemas.get(id) ?? z.unknown();
      expect(strict(schema).safeParse(example).error, id).toBeUndefined();
      expect(at(`/components/schemas/${id}`), id).toBeDefined();
    }
    const withExample = routes.filter(({ useCase }) => useCase.name in bodyExamples);
    expect(withExample).toHaveLength(Object.keys(bodyExamples).length);
    for (const { useCase, path } of withExample) {
      const example = bodyExamples[useCase.name];
      const parameters = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x_1']));
      const body = { ...(isTree(example) ? example : {}), ...parameters };
      expect(useCase.input.safeParse(body).error, useCase.name).toBeUndefined();
    }
  });
});

describe('every use case', () => {
  it('has its call, or a reason why not', () => {
    const called = new Set(routes.map(({ useCase }) => useCase.name));
    const unexplained = [...USE_CASES.keys()].filter((name) => !called.has(name) && WITHOUT_CALL[name] === undefined);
    expect(unexplained).toEqual([]);
    expect(Object.keys(WITHOUT_CALL).filter((name) => called.has(name) || !USE_CASES.has(name))).toEqual([]);
  });

  it('called is in the registry', () => {
    expect(routes.map(({ useCase }) => useCase.name).filter((name) => !USE_CASES.has(name))).toEqual([]);
  });
});
