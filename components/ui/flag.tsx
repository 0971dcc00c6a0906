/** A country's flag. Its name is read and shown on hover; where the name stands beside it, pass an empty one. */
export function Flag({ country, name }: { country: string; name: string }) {
  // A plain image: one cached file per country, and a few bytes per row.
  return <img className="flag" src={`/flags/${country}`} width="18" height="12" alt={name} title={name || undefined} />;
}
