import { Zip, ZipPassThrough } from 'fflate';

/** A file of an archive. */
export type Entry = { name: string; content: Uint8Array };

/** An archive, file by file as they come. They are stored as they are: what is compressed already gets no smaller. */
export async function* zipOf(files: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, content } of files) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(content, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
