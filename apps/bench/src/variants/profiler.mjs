import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/*
 * Loaded into the API with --import: SIGWINCH begins a CPU profile, the next one ends it and writes it to PROFILE_FOLDER, so that only what
 * is measured is in it, not the start. Open the files in the developer tools of a browser.
 */

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 500 });

let isOn = false;
let number = 0;
process.on('SIGWINCH', async () => {
  isOn = !isOn;
  if (isOn) return session.post('Profiler.start');
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(join(process.env.PROFILE_FOLDER, `api-${process.pid}-${++number}.cpuprofile`), JSON.stringify(profile));
});
