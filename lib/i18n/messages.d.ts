import type { Catalogue } from './catalogue';
import type { Locale } from './locale';

// Makes message keys and locales type-checked wherever next-intl is called.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}
