// @ts-check
import { createServer } from 'node:net';

/**
 * @param {number} port 0 asks for any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port if it can be listened on
 */
export function probePort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
