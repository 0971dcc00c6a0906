/** An instant, as `format.instant()` gives it: shown in the company's zone, named on hover, in UTC for machines. */
export function Time({ text, dateTime, title }: { text: string; dateTime: string; title: string }) {
  return (
    <time dateTime={dateTime} title={title}>
      {text}
    </time>
  );
}
