import { connect, createServer } from 'node:net';

/** COM_QUERY with exactly this text, as mysql2 sends it: length, sequence number, command byte, text. */
const commitPacket = Buffer.concat([Buffer.from([7, 0, 0, 0, 3]), Buffer.from('COMMIT')]);

/**
 * A loopback proxy between the API and its database that can be told to fail. Resolves to
 * `{ port, reset, blackHole, delay, dropCommits, dropCommitReplies, stop }`:
 * - `reset()` cuts every connection;
 * - `blackHole(milliseconds)`: whatever is sent meanwhile arrives nowhere, then the connections are cut;
 * - `delay(milliseconds, each)`: for so long, every answer comes `each` milliseconds late;
 * - `dropCommits(count)`: the next COMMITs never arrive, and their connections are cut;
 * - `dropCommitReplies(count)`: the next COMMITs are passed on and carried out, but their answers are lost with the connection.
 */
export async function startProxy(targetPort) {
  const pairs = new Set();
  let swallowUntil = 0;
  let lateUntil = 0;
  let late = 0;
  let commitsToDrop = 0;
  let repliesToDrop = 0;

  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    const pair = { client, upstream, deaf: false };
    pairs.add(pair);
    const cut = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', cut);
      socket.on('close', cut);
    }
    client.on('data', (chunk) => {
      if (Date.now() < swallowUntil) return;
      const isCommit = (commitsToDrop > 0 || repliesToDrop > 0) && chunk.includes(commitPacket);
      if (isCommit && commitsToDrop > 0) {
        commitsToDrop -= 1;
        cut();
        return;
      }
      if (isCommit) {
        repliesToDrop -= 1;
        pair.deaf = true;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (Date.now() < swallowUntil) return;
      // The answer shows that the commit is done; the client never hears of it.
      if (pair.deaf) cut();
      else if (Date.now() < lateUntil) setTimeout(() => { if (!client.destroyed) client.write(chunk); }, late);
      else client.write(chunk);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const reset = () => {
    for (const { client, upstream } of pairs) {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    }
    pairs.clear();
  };
  return {
    port: server.address().port,
    reset,
    async blackHole(milliseconds) {
      swallowUntil = Date.now() + milliseconds;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      reset();
    },
    async delay(milliseconds, each) {
      [lateUntil, late] = [Date.now() + milliseconds, each];
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    },
    dropCommits(count) {
      commitsToDrop = count;
    },
    dropCommitReplies(count) {
      repliesToDrop = count;
    },
    stop() {
      reset();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
