import 'reflect-metadata';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppModule } from './app.module.js';
import { readSettings, SettingsError } from './platform/config/index.js';
import { createServer } from './platform/http/create-server.js';
import { serveSites } from './platform/http/static-files.js';

const workspace = join(fileURLToPath(import.meta.url), '../../..');

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const application = await createServer(AppModule.forRoot(settings), settings);
  await serveSites(application, [
    { prefix: '/', folder: join(workspace, 'miniapp/dist/h5') },
    { prefix: '/console/', folder: join(workspace, 'apps/console/dist') },
  ]);
  if (settings.demo) {
    const { seedDemo } = await import('./demo/index.js');
    await seedDemo(application, (line) => console.log(line));
  }
  await application.listen(settings.port, settings.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new SettingsError(`端口 ${settings.port} 已被占用。请关闭占用它的程序，或换一个端口，例如 PORT=${settings.port + 1}。`);
    throw error;
  });
  console.log(`家医已启动：${await application.getUrl()}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
