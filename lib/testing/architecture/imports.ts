import path from 'node:path';

/** The project's sources: path below the project → text. */
export type Sources = ReadonlyMap<string, string>;
/** One import: what is written, and the project's file it means, if it means one. Types vanish when the program runs. */
export type Import = { specifier: string; file?: string; isType: boolean };

const COMMENTS = /\/\*[\s\S]*?\*\/|(^|[^:'"`\\])\/\/[^\n]*/g;
const STATEMENT = /\b(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]*?\sfrom\s+)?['"]([^'"\n]+)['"]/g;
const CALL = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;
const ENDINGS = ['', '.ts', '.tsx', '.js', '.json', '/index.ts', '/index.tsx'];

function resolve(from: string, specifier: string, sources: Sources): string | undefined {
  const isOurs = specifier.startsWith('.') || specifier.startsWith('@/');
  if (!isOurs) return undefined;
  const target = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  return ENDINGS.map((ending) => target + ending).find((file) => sources.has(file));
}

/** Everything a file imports, statically or on demand. */
export function importsOf(file: string, sources: Sources): Import[] {
  const code = (sources.get(file) ?? '').replace(COMMENTS, '$1');
  const found = [
    ...[...code.matchAll(STATEMENT)].map(([, type, specifier = '']) => ({ specifier, isType: type !== undefined })),
    ...[...code.matchAll(CALL)].map(([, specifier = '']) => ({ specifier, isType: false })),
  ];
  return found.map((one) => {
    const target = resolve(file, one.specifier, sources);
    return target === undefined ? one : { ...one, file: target };
  });
}

/** Rings of files that need each other to load, each as the path that leads back to its first file. */
export function cyclesOf(sources: Sources): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) cycles.push([...trail.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const { file: next, isType } of importsOf(file, sources)) {
      if (next !== undefined && !isType) visit(next, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return cycles;
}
