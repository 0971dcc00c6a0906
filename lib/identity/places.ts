import { defineOperatorTask } from '@/lib/access';
import { enterCompanyInput, listPlacesInput } from './input';
import { livingSession, openPlace, placesOf } from './places-repository';
import { whatIsToEnrol } from './second-factor-repository';
import { endByDigest, insertSession } from './session-repository';
import { findPlaces } from './sign-in-repository';
import { doneView, placesView } from './view';

/** The companies that the holder of a session may enter: where they were deactivated, or have not come in, is not among them (R15). */
export const listPlaces = defineOperatorTask({
  name: 'listPlaces',
  permission: 'identity:resolve',
  input: listPlacesInput,
  output: placesView,
  handler: (scope, { digest }) => placesOf(scope, digest),
});

/**
 * Ends a session and opens another one in the company chosen, under a new secret. It is as old as the sign-in it comes
 * from: going from company to company outlives neither its twelve hours nor what voided it there.
 */
export const enterCompany = defineOperatorTask({
  name: 'enterCompany',
  permission: 'identity:resolve',
  input: enterCompanyInput,
  output: doneView,
  handler: async (scope, { digest, newDigest, companyId, memberId, ...from }) => {
    const session = await livingSession(scope, digest);
    const place = session && (await openPlace(scope, session, { companyId, memberId }));
    if (session === null || place === null) return { done: false };
    // Of two choices at once, one ends the session that both found.
    if (!(await endByDigest(scope, digest))) return { done: false };
    const hasChoice = (await findPlaces(scope, session.accountId)).length > 1;
    // A factor was proven when they signed in; who has none may come into a company that asks everybody for one.
    const awaits = await whatIsToEnrol(scope, session.accountId, place.companyUuid);
    await insertSession(scope, { ...session, ...from, secretDigest: newDigest, place, hasChoice, awaits });
    return { done: true };
  },
});
