/** A country's flag. Its name is read and shown on hover; where the name stands beside it, pass an empty one. */
export function Flag({ country, name }: { country: string; name: string }) {
  // biome-ignore lint/performance/noImgElement: a vector of 300 bytes, cached once per country
  return <img className="flag" src={`/flags/${country}`} width="18" height="12" alt={name} title={name || undefined} />;
}
