import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Disclosure } from '../ui/disclosure';

export interface FilterOption {
  key: string;
  label: string;
  /** The list with this choice: made with tableHref. */
  href: string;
  current: boolean;
}

/** "Status: All": a filter whose choices are links, so that each is a URL and a step in the history. */
export function FilterMenu({ label, options }: { label: string; options: FilterOption[] }) {
  const t = useTranslations('ui.table');
  const chosen = options.find((option) => option.current);
  return (
    <Disclosure
      summary={
        <>
          <span className="text-ink-2">
            {chosen ? t('labelled', { label }) : label}
          </span>
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
    </Disclosure>
  );
}
