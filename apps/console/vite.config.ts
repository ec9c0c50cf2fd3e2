import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

/**
 * The API server serves the built console under /console/ of its own origin, so requests go to /api/v1 of the same
 * origin. While developing, JIAYI_API_ORIGIN names the server to which /api is passed on.
 */
export default defineConfig(({ mode }) => {
  const apiOrigin = loadEnv(mode, process.cwd(), 'JIAYI_').JIAYI_API_ORIGIN ?? 'http://127.0.0.1:3000';
  return {
    base: '/console/',
    plugins: [react()],
    server: { host: '127.0.0.1', proxy: { '/api': { target: apiOrigin } } },
    preview: { host: '127.0.0.1', proxy: { '/api': { target: apiOrigin } } },
    build: { manifest: true, reportCompressedSize: false, chunkSizeWarningLimit: 1500 },
  };
});
