'use server';

import { checkProvider } from '@/lib/auth/single-sign-on/check-provider';
import { checkDomain } from '@/lib/auth/single-sign-on/domain-records';
import {
  addDomain,
  removeDomain,
  removeIdentityProvider,
  saveIdentityProvider,
  setSignOnRequirement,
  verifyDomain,
} from '@/lib/single-sign-on';
import { defineAction, defineCheckedAction } from '@/lib/web/define-action';

export const addDomainAction = defineAction(addDomain);
export const verifyDomainAction = defineCheckedAction(verifyDomain, checkDomain);
export const removeDomainAction = defineAction(removeDomain, { rereadPage: false });
export const saveProviderAction = defineCheckedAction(saveIdentityProvider, checkProvider);
export const removeProviderAction = defineAction(removeIdentityProvider, { rereadPage: false });
export const setRequirementAction = defineAction(setSignOnRequirement, { rereadPage: false });
