'use client';

import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';

interface SecretOfferProps {
  offer: { letters: string; address: string; qr: { size: number; path: string } };
}

/** What an authenticator app is given: a QR code for its camera, the same in letters, and a link where the app is here. */
export function SecretOffer({ offer: { letters, address, qr } }: SecretOfferProps) {
  const t = useTranslations('second-factor.offer');
  return (
    <ol className="grid list-decimal gap-3 ps-5">
      <li>{t('app')}</li>
      <li>
        <div className="grid justify-items-start gap-2">
          <span>{t('scan')}</span>
          {/* Black on white in every theme: that is what cameras read. */}
          <svg
            role="img"
            aria-label={t('qr')}
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            shapeRendering="crispEdges"
            className="w-48 rounded-control border border-line"
          >
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#000" />
          </svg>
          <span className="text-small text-ink-2">{t('type')}</span>
          <code className="text-small wrap-anywhere select-all">{letters}</code>
          <TextLink href={address}>{t('open')}</TextLink>
        </div>
      </li>
      <li>{t('confirm')}</li>
    </ol>
  );
}
