import { TextLink } from '@/components/ui/text-link';

/** A mail's text part. Addresses of this console are links; any other text stays text, whatever it looks like. */
export function MailText({ text, origin }: { text: string; origin: string }) {
  return (
    <pre className="whitespace-pre-wrap wrap-anywhere font-sans">
      {text.split(/(https?:\/\/\S+)/).map((part, at) =>
        part.startsWith(`${origin}/`) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
          <TextLink key={at} href={part}>
            {part}
          </TextLink>
        ) : (
          part
        ),
      )}
    </pre>
  );
}
