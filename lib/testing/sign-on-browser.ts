/** A browser as far as signing in somewhere needs one: cookies, redirects, and forms that are filled in. */
export function browser() {
  const cookies = new Map<string, string>();

  async function send(url: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  /** Follows redirects and sends forms on, until it is sent away from where it began; gives where to. */
  return async function follow(start: string, entered: Record<string, string>): Promise<URL> {
    const { origin } = new URL(start);
    let [at, answer] = [start, await send(start)];
    for (let steps = 0; steps < 15; steps += 1) {
      const location = answer.headers.get('location');
      if (location === null) {
        const page = await answer.text();
        const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
        if (action === undefined) throw new Error(`no form at ${at} (${answer.status}): ${page.slice(0, 500)}`);
        const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
        at = new URL(action, at).href;
        answer = await send(at, {
          ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
          ...entered,
        });
      } else {
        at = new URL(location, at).href;
        if (new URL(at).origin !== origin) return new URL(at);
        answer = await send(at);
      }
    }
    throw new Error(`still at ${at}`);
  };
}
