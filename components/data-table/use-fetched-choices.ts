'use client';

import { useState } from 'react';

export interface FetchedChoices<Choice> {
  choices: Choice[];
  /** What the filter says below its choices: nothing, or that they are on their way or could not be fetched. */
  state: 'unasked' | 'fetching' | 'failed' | 'there';
  /** Fetches them, once; after a failure again. */
  fetchChoices: () => void;
}

/** The choices of a filter that are fetched when it is opened, since most visits to a list do not. */
export function useFetchedChoices<Choice>(path: string): FetchedChoices<Choice> {
  const [found, setFound] = useState<Omit<FetchedChoices<Choice>, 'fetchChoices'>>({ state: 'unasked', choices: [] });

  async function ask() {
    setFound({ state: 'fetching', choices: [] });
    try {
      const response = await fetch(path);
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      const { data } = (await response.json()) as { data: Choice[] };
      setFound({ state: 'there', choices: data });
    } catch {
      setFound({ state: 'failed', choices: [] });
    }
  }

  return {
    ...found,
    fetchChoices: () => {
      if (found.state === 'unasked' || found.state === 'failed') void ask();
    },
  };
}
