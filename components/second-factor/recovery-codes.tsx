'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';

/** Recovery codes, shown this once: to copy, to keep as a file, or to print. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations('second-factor.codes');
  const [copied, setCopied] = useState(false);
  const text = `${codes.join('\n')}\n`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Where the browser keeps its clipboard closed (plain http) the codes can still be selected.
      const list = document.getElementById('recovery-codes');
      if (list !== null) getSelection()?.selectAllChildren(list);
    }
  };
  return (
    <div className="grid gap-3">
      <ul
        id="recovery-codes"
        aria-label={t('list')}
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-panel border border-line bg-surface px-4 py-3 select-all"
      >
        {codes.map((code) => (
          <li key={code}>
            <code className="text-small">{code}</code>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <ButtonLink href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download={t('file')}>
          {t('download')}
        </ButtonLink>
        <Button onClick={() => print()}>{t('print')}</Button>
        <span role="status" className="text-small text-ink-2">
          {copied ? t('copied') : ''}
        </span>
      </div>
    </div>
  );
}
