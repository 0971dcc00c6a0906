// @ts-check
import { createSocket } from 'node:dgram';
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

/**
 * A port of this machine alone that datagrams can be received on.
 * @returns {Promise<number>}
 */
export function probeDatagramPort() {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4').once('error', reject);
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
