import type { Outcome, Refusal } from '@/components/money-dialog/outcome';

interface Sending {
  /** How many bytes have left, of how many; all of them means that the answer is awaited. */
  onProgress: (sent: number, total: number) => void;
  /** Stops it. */
  signal: AbortSignal;
  /** Whether a body is what is answered once all of it was taken in. */
  isAnswer: (body: object) => boolean;
}

const isRefusal = (body: unknown): body is Refusal =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends a file as it is. Not `fetch`, which cannot say how much has left. Rejects where no answer came that the console
 * itself has given: then nobody knows more than that it failed.
 */
export function sendFile<Answer>(
  url: string,
  file: Blob,
  { onProgress, signal, isAnswer }: Sending,
): Promise<Outcome<Answer>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onerror = () => reject(new Error('the upload broke off'));
    request.onabort = () => reject(new DOMException('the upload was stopped', 'AbortError'));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 201 && typeof body === 'object' && body !== null && isAnswer(body))
        resolve({ ok: true, value: body as Answer });
      else if (isRefusal(body)) resolve({ ok: false, error: body });
      else reject(new Error(`an answer ${request.status} that is none of ours`));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
