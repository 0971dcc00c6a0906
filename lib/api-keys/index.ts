export { createApiKey } from './commands';
export { issueApiKey, revokeApiKey } from './company-commands';
export { digestOfKey, isKeyText } from './key-text';
export { findApiKey, listApiKeys, noteApiKeyUse } from './queries';
