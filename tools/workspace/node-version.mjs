// Written in the oldest syntax that modules allow: it must still run where Node is too old for the rest.

/** Oldest Node that everything here runs on. */
export const oldestNode = [20, 19];

/**
 * A sentence for the person at the keyboard when `version` ('20.11.1') is too old, else null.
 */
export function explainOldNode(version) {
  const parts = version.split('.').map(Number);
  const newEnough = parts[0] > oldestNode[0] || (parts[0] === oldestNode[0] && parts[1] >= oldestNode[1]);
  if (newEnough) return null;
  return '家医需要 Node ' + oldestNode.join('.') + ' 或更新的版本，这台电脑上是 ' + version
    + '。请到 https://nodejs.org 下载“LTS”版本安装，重新打开终端后再试一次。';
}
