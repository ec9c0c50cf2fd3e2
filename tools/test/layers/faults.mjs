import { inTree } from '../../workspace/paths.mjs';
import { libraries } from '../../workspace/build.mjs';
import { check } from '../results.mjs';

const file = 'apps/bench/src/faults';
const storm = { seconds: 15, residents: 300 };

/** People sign and decide while the API, the database and the way between them break, for a quarter of a minute; `npm run prove` takes its time. */
export const faults = {
  name: 'faults',
  title: '故障',
  needs: ['mariadb'],
  builds: [...libraries, '@jiayi/server'],
  async run(_context, say) {
    // Not before there are dependencies.
    const { runRig } = await import(new URL(`file://${inTree(file, 'rig.mjs')}`).href);
    const { lost, duplicated, violated, unanswered, operations, faults: happened } = await runRig({ ...storm, say });
    return [
      check('确认过的一件也没有丢', lost.join('\n'), file),
      check('没有一件发生两次', duplicated.join('\n'), file),
      check('没有一条规则被破坏', violated.join('\n'), file),
      check('每个请求最后都有了回答', unanswered === 0 ? '' : `${unanswered} 个没有`, file),
      check('真的有故障，也真的有人在用', Object.keys(happened).length >= 5 && operations > 100 ? '' : JSON.stringify({ operations, happened }), file),
    ];
  },
};
