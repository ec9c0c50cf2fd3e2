// npm start: from a clean clone to a running system. Plain Node, so that it runs before the first installation.
import { explainOldNode } from './workspace/node-version.mjs';

const complaint = explainOldNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  import('./start/run.mjs').then(function (start) {
    return start.run();
  });
}
