/** Whether a path cannot be decoded: a per cent sign without two hexadecimal digits, or bytes that are not UTF-8. */
export function isMalformedPath(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return false;
  } catch {
    return true;
  }
}
