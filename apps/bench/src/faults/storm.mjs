import { setTimeout as pause } from 'node:timers/promises';

/**
 * Breaks one thing after the other until `isOver`. Each fault ends by itself, so that the system has to come back by its own means.
 * @param {{ servers: object[], mariadb: object, proxy: object, isOver: () => boolean, say: (text: string) => void }} stage
 * @returns {Promise<Record<string, number>>} how often each happened
 */
export async function storm({ servers, mariadb, proxy, isOver, say }) {
  const counts = {};
  const anyServer = () => servers[Math.floor(Math.random() * servers.length)];
  const faults = {
    'API killed': async () => {
      const server = anyServer();
      await server.kill();
      await server.start();
    },
    'database killed': async () => {
      await mariadb.kill();
      await pause(Math.random() * 1_000);
      await mariadb.start();
    },
    'connections reset': async () => proxy.reset(),
    'black hole of two seconds': () => proxy.blackHole(2_000),
    'answers five seconds late': () => proxy.delay(1_000, 5_000),
    'COMMIT lost': async () => proxy.dropCommits(3),
    'answer to COMMIT lost': async () => proxy.dropCommitReplies(3),
  };
  // In turn rather than by chance, so that a short run has had each of them; what happens to a COMMIT, which is the meanest, more often.
  const order = [
    'COMMIT lost', 'answer to COMMIT lost', 'API killed', 'COMMIT lost', 'connections reset', 'answer to COMMIT lost', 'database killed', 'COMMIT lost', 'black hole of two seconds',
    'answer to COMMIT lost', 'answers five seconds late',
  ];
  for (let turn = 0; !isOver(); turn++) {
    const name = order[turn % order.length];
    say(name);
    await faults[name]();
    counts[name] = (counts[name] ?? 0) + 1;
    await pause(300 + Math.random() * 900);
  }
  proxy.dropCommits(0);
  proxy.dropCommitReplies(0);
  return counts;
}
