export interface TabLink {
  key: string;
  label: string;
  href: string;
  current: boolean;
}

/** Choices of which one is shown, as links: each is a URL and works without a script. */
export function Tabs({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="justify-self-start">
      <ul className="flex flex-wrap gap-1 rounded-control border border-line bg-surface p-0.5">
        {links.map(({ key, label: text, href, current }) => (
          <li key={key}>
            <a
              href={href}
              data-scroll="keep"
              aria-current={current ? 'true' : undefined}
              className="block rounded-[0.3125rem] px-3 py-1.5 hover:bg-sunk aria-[current]:bg-key-soft aria-[current]:font-medium aria-[current]:text-key"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
