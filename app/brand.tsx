import { useTranslations } from 'next-intl';

/** The mark, a key in a rounded square, and the name. */
export function Brand() {
  const t = useTranslations('shell');
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-6.5" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-key" />
        <g className="fill-none stroke-on-key" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
          <circle cx="12.25" cy="19.75" r="4.25" />
          <path d="m15.5 16.5 7.75-7.75M19.75 12.25l3 3" />
        </g>
      </svg>
      <span className="text-[0.9375rem] font-semibold tracking-[-0.01em]">{t('product')}</span>
    </span>
  );
}
