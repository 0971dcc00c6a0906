import { z } from 'zod';
import {
  type Actor,
  type Command,
  type Query,
  type RequestContext,
  type RunOptions,
  runCommand,
  runQuery,
} from '@/lib/access';
import { DomainError, type ErrorCode } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { projectorOf } from './projection';

export type Answer = { status: number; body: unknown };

/** One call of the REST API: the face of one use case. */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`; a `{name}` becomes the use case's input of that name. */
  path: string;
  summary: string;
  useCase: { name: string; kind: 'command' | 'query'; input: z.ZodType; permission: string };
  /** Whether an Idempotency-Key counts: it does where something changes (R9). */
  isEffect: boolean;
  /** The schema of the answer: what the document says and what is sent. */
  answer: z.ZodType;
  /** Every status of success, for the document. */
  statuses: readonly number[];
  /** Refusals of its own beside the ones every call has. */
  refusals: readonly ErrorCode[];
  /** Query parameters of a call that changes something: a short form of members of its body. */
  query?: ShortForm;
  /** Shapes the quote that `quote_changed` carries as the quote's own call answers it (R7). */
  projectQuote: (quote: unknown) => unknown;
  /** Bytes a body may have, where that is not the usual number. */
  bodyLimit: number | undefined;
  run: (actor: Actor, input: unknown, options: RunOptions) => Promise<Result<Answer>>;
  /** Of a call whose body is a file, taken in as a stream; what else it needs is in its query. */
  file?: FileBody;
  /** Of a call that answers with a file. */
  download?: Download;
};

/** A file on its way out, and where it comes from. */
export type Download = {
  contentType: string;
  fetch: (actor: Actor, input: unknown, context: RequestContext) => Promise<SentOut>;
};
export type SentOut = { name: string; content: Uint8Array<ArrayBuffer> };

/** A body that is a file, and what becomes of it. */
export type FileBody = {
  contentType: string;
  parameters: z.ZodObject;
  receive: (
    actor: Actor,
    query: Readonly<Record<string, unknown>>,
    sent: SentFile,
    context: RequestContext,
  ) => Promise<Answer>;
};

/** A file on its way in, with the length that it claims to have. */
export type SentFile = { body: ReadableStream<Uint8Array> | null; length: number };

/** Parameters with their schema, and the members of the body that they stand for. */
export type ShortForm = {
  parameters: z.ZodObject;
  toMembers: (query: Readonly<Record<string, unknown>>) => Record<string, unknown>;
};

type Declaration<I extends z.ZodType, O extends z.ZodType, R> = {
  useCase: Command<I, O, R> | Query<I, O>;
  summary: string;
  answer: z.ZodType;
  status?: number | { all: readonly number[]; of: (output: z.output<O>) => number };
  refusals?: readonly ErrorCode[];
  /** The schema of the quote in a `quote_changed`. */
  quote?: z.ZodType;
  query?: ShortForm;
  /** Shapes the output to the contract where leaving members out is not enough. */
  present?: (output: z.output<O>) => unknown;
  bodyLimit?: number;
};

/** Declares a route: `route('GET', '/company', { useCase: getCompany, … })`. */
export function route<I extends z.ZodType, O extends z.ZodType, R>(
  method: Route['method'],
  path: string,
  declaration: Declaration<I, O, R>,
): Route {
  const {
    useCase,
    summary,
    answer,
    status = 200,
    refusals = [],
    quote,
    bodyLimit,
    query,
    present = (output) => output,
  } = declaration;
  const project = projectorOf(answer);
  const statusOf = typeof status === 'number' ? () => status : status.of;
  return {
    method,
    path,
    summary,
    useCase,
    isEffect: useCase.kind === 'command' && method !== 'GET',
    answer,
    statuses: typeof status === 'number' ? [status] : status.all,
    refusals,
    ...(query && { query }),
    bodyLimit,
    projectQuote: quote === undefined ? (value) => value : projectorOf(quote),
    run: async (actor, input, options) => {
      const result =
        useCase.kind === 'command'
          ? await runCommand(useCase, actor, input, options)
          : await runQuery(useCase, actor, input, options);
      if (!result.ok) return result;
      return ok({ status: statusOf(result.value), body: project(present(result.value)) });
    },
  };
}

type FileDeclaration = Omit<FileBody, 'receive'> & {
  /** The use case that the call begins with. */
  useCase: { name: string; input: z.ZodType; permission: string };
  summary: string;
  answer: z.ZodType;
  refusals: readonly ErrorCode[];
  receive: (...given: Parameters<FileBody['receive']>) => Promise<unknown>;
};

/** Declares a call that takes a file in. It is an effect without a key: nothing comes of a file before it is confirmed. */
export function fileRoute(path: string, declaration: FileDeclaration): Route {
  const { useCase, summary, answer, refusals, contentType, parameters, receive } = declaration;
  const project = projectorOf(answer);
  return {
    method: 'POST',
    path,
    summary,
    useCase: { ...useCase, kind: 'command' },
    isEffect: false,
    answer,
    statuses: [201],
    refusals,
    bodyLimit: undefined,
    projectQuote: (value) => value,
    run: async () => refuse(new DomainError('unsupported_media_type')),
    file: {
      contentType,
      parameters,
      receive: async (...given) => ({ status: 201, body: project(await receive(...given)) }),
    },
  };
}

type DownloadDeclaration = Download & {
  /** The use case that decides whether there is such a file for the caller. */
  useCase: { name: string; input: z.ZodType; permission: string };
  summary: string;
  refusals: readonly ErrorCode[];
};

/** Declares a call that answers with a file. */
export function downloadRoute(path: string, declaration: DownloadDeclaration): Route {
  const { useCase, summary, refusals, contentType, fetch } = declaration;
  return {
    method: 'GET',
    path,
    summary,
    useCase: { ...useCase, kind: 'query' },
    isEffect: false,
    answer: z.unknown(),
    statuses: [200],
    refusals,
    bodyLimit: undefined,
    projectQuote: (value) => value,
    run: async () => refuse(new DomainError('unsupported_media_type')),
    download: { contentType, fetch },
  };
}
