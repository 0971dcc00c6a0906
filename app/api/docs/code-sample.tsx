/** A piece of code; long lines wrap, so that nothing has to be scrolled to. */
export function CodeSample({ children }: { children: string }) {
  return (
    <pre
      lang="en"
      className="rounded-control border border-line bg-sunk px-3.5 py-2.5 text-small leading-5 break-words whitespace-pre-wrap"
    >
      <code>{children}</code>
    </pre>
  );
}
