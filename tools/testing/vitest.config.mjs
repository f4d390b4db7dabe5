// One configuration for every project: `vitest run --config tools/testing/vitest.config.mjs [folder or pattern]`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../node_modules/.vitest', import.meta.url)),
  // Tests run from source: the workspace's own condition comes before the built files.
  ssr: { resolve: { conditions: ['@squall/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['{packages,apps,tools}/*/**/*.test.{ts,mjs}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/out-tsc/**'],
    testTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
  },
});
