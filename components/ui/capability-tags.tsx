/** Short tags such as Voice, SMS, MMS; what is not possible is struck through and said so to a screen reader. */
export function CapabilityTags({
  tags,
}: {
  tags: { label: string; possible: boolean /** "No MMS", read instead of the struck word. */; absence: string }[];
}) {
  return (
    <span className="inline-flex gap-1">
      {tags.map((tag) => (
        <span
          key={tag.label}
          className={`rounded border px-1.5 text-tiny leading-4.5 ${
            tag.possible ? 'border-line-strong text-ink-2' : 'border-line text-ink-3 line-through'
          }`}
        >
          {tag.possible ? (
            tag.label
          ) : (
            <>
              <span aria-hidden="true">{tag.label}</span>
              <span className="sr-only">{tag.absence}</span>
            </>
          )}
        </span>
      ))}
    </span>
  );
}
