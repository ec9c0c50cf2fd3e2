import { parseArgs } from 'node:util';

import { Failure } from '../workspace/failure.mjs';

/**
 * Reads the command line of `npm test -- …`.
 * @returns {{ requireAll: boolean, layers: string[] | null, help: boolean }}
 * @throws {Failure} on anything unknown.
 */
export function readOptions(args, layerNames) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { 'require-all': { type: 'boolean', default: false }, layers: { type: 'string' }, help: { type: 'boolean', default: false } },
    }));
  } catch (error) {
    throw new Failure(error.message, usage(layerNames));
  }
  const layers = values.layers?.split(',').map((name) => name.trim()).filter(Boolean) ?? null;
  const unknown = layers?.find((name) => !layerNames.includes(name));
  if (unknown !== undefined) throw new Failure(`没有叫“${unknown}”的测试层。`, usage(layerNames));
  return { requireAll: values['require-all'], layers, help: values.help };
}

/** Lines that explain the command. */
export const usage = (layerNames) => [
  'npm test                         运行所有层；缺少软件而没能运行的层会说明缺什么',
  'npm test -- --layers unit,house  只运行这些层',
  'npm test -- --require-all        任何一层没有运行都算失败（.ci/run 这样调用）',
  `层：${layerNames.join('、')}`,
];
