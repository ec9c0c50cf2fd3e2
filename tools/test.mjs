// npm test: sets up what the tests need and runs every layer. Plain Node, so that it runs before the first installation.
import { explainOldNode } from './workspace/node-version.mjs';

const complaint = explainOldNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  import('./test/run.mjs').then(function (test) {
    return test.run(process.argv.slice(2));
  });
}
