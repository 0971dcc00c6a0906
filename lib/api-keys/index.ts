export { createApiKey } from './commands';
export { digestOfKey, isKeyText } from './key-text';
export { findApiKey } from './queries';
