/** Values as lines of JSON, piece by piece: what programs read one at a time. */
export async function* jsonLinesOf(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let piece = '';
  for await (const value of values) {
    piece += `${JSON.stringify(value)}\n`;
    if (piece.length < 32_768) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
