type Connection = { onclose: ((error: unknown) => void) | null; terminate: () => void };

/**
 * Options of a transaction's first statement. A transaction that goes on after its connection was lost (if only with
 * ROLLBACK) makes postgres.js 3.4.9 write to no socket, which is thrown where nobody can catch it and spoils the
 * connection's next use. A terminated connection refuses such statements; connecting again lifts that.
 */
export const refusedOnceLost = {
  prepare: false,
  onexecute(connection: Connection): true {
    // The transaction sets its own listener right after this statement was handed over.
    queueMicrotask(() => {
      const tell = connection.onclose;
      connection.onclose = (error) => {
        connection.terminate();
        tell?.(error);
      };
    });
    return true;
  },
};
