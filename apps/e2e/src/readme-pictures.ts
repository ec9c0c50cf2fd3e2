import { readdirSync, readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { startBrowser } from './screens/browser.js';
import { screenshotFolder, treeFolder } from './system/paths.js';

/** Makes the README's pictures from those of the journeys: `node apps/e2e/dist/readme-pictures.js` after the screens were run. */

const phones = ['居民-02-首页-未签约', '居民-05-读协议-开头', '居民-08-手写签名', '居民-12-合同'];
const signing = 'J8-J10-L7-L15-L16';

function picture(journey: string, step: string): string {
  const name = readdirSync(screenshotFolder).find((file) => file.startsWith(journey) && file.endsWith(`${step}.png`));
  if (!name) throw new Error(`There is no picture ${journey}…${step}; run the screens first.`);
  return `data:image/png;base64,${readFileSync(join(screenshotFolder, name)).toString('base64')}`;
}

const page = (content: string): string => `<!doctype html><style>
  body { margin: 0; padding: 32px; display: inline-flex; gap: 24px; background: #e3f1ef; }
  img { display: block; border-radius: 18px; box-shadow: 0 6px 24px #17302e33; }
</style>${content}`;

const output = join(treeFolder, 'docs', 'images');
mkdirSync(output, { recursive: true });
const browser = await startBrowser();
try {
  const canvas = await browser.newPage({ viewport: { width: 1400, height: 900 }, deviceScaleFactor: 1 });
  const draw = async (file: string, content: string): Promise<void> => {
    await canvas.setContent(page(content));
    await canvas.waitForFunction(() => [...document.images].every((image) => image.complete));
    await canvas.locator('body').screenshot({ path: join(output, file) });
  };
  await draw('phone.png', phones.map((step) => `<img width="292" src="${picture(signing, step)}">`).join(''));
  await draw('console.png', `<img width="1180" src="${picture(signing, '医生-03-一份申请')}">`);
} finally {
  await browser.close();
}
