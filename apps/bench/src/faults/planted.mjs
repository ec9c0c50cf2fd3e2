import { Failure } from '../../../../tools/workspace/failure.mjs';
import { plantedBugs } from './planted-bugs.mjs';
import { plant } from './plant.mjs';
import { isSound, reportLines } from './report.mjs';
import { runRig } from './rig.mjs';

const storm = { seconds: 12, residents: 150, patience: 100 };

/**
 * Runs the rig against the server with each bug in turn, and first as it is: what the rig reports of a sound server would say nothing.
 * @param {{ only: string, say: (text: string) => void }} options `only`: a part of the bug's name
 * @returns {Promise<string[]>} the names of those that it did not report
 * @throws {Failure} when it reports something of the server as it is
 */
export async function tryPlantedBugs({ only, say }) {
  const sound = await runRig({ ...storm, say: () => undefined });
  if (!isSound(sound)) throw new Failure('没有种下错误的服务端也被报告了问题：', reportLines(sound));
  const missed = [];
  for (const bug of plantedBugs.filter(({ name }) => name.includes(only))) {
    const planted = plant(bug);
    try {
      const result = await runRig({ ...storm, program: planted.program, sabotage: bug.sabotage, say: () => undefined });
      const isCaught = !isSound(result);
      if (!isCaught) missed.push(bug.name);
      say(`${isCaught ? '✓ caught' : '✗ MISSED'}  ${bug.name}`);
      for (const line of reportLines(result).slice(1, 3)) say(`    ${line}`);
    } finally {
      planted.remove();
    }
  }
  return missed;
}
