import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Disclosure } from '../ui/disclosure';
import type { FetchedChoices } from './use-fetched-choices';

export interface FilterOption {
  key: string;
  label: string;
  /** The list with this choice: made with tableHref. */
  href: string;
  current: boolean;
}

export interface FilterMenuProps {
  label: string;
  options: FilterOption[];
  /** Called when the choices are shown, for those that are fetched only then. */
  onOpen?: () => void;
  /** How far those are. */
  state?: FetchedChoices<unknown>['state'];
}

/** "Status: All": a filter whose choices are links, so that each is a URL and a step in the history. */
export function FilterMenu({ label, options, onOpen, state }: FilterMenuProps) {
  const t = useTranslations('ui.table');
  const chosen = options.find((option) => option.current);
  return (
    <Disclosure
      {...(onOpen && { onOpen })}
      summary={
        <>
          <span className="text-ink-2">{chosen ? t('labelled', { label }) : label}</span>
          {chosen ? <span className="-ms-1 font-medium">{chosen.label}</span> : null}
        </>
      }
    >
      <ul aria-label={label}>
        {options.map((option) => (
          <li key={option.key}>
            <a
              href={option.href}
              data-scroll="keep"
              className="popup-item justify-between"
              aria-current={option.current ? 'true' : undefined}
            >
              {option.label}
              {option.current ? <Check aria-hidden="true" className="size-4 text-key" /> : null}
            </a>
          </li>
        ))}
      </ul>
      {state === 'fetching' || state === 'failed' ? (
        <p role="status" className="max-w-60 px-2.5 py-2 text-ink-2">
          {t(`choices.${state}`)}
        </p>
      ) : null}
    </Disclosure>
  );
}
