import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from './remix.config.js';

export default defineConfig({
  plugins: [remix(remixOptions)],
  build: {
    assetsInlineLimit: 0,
    // A page asks for each script by itself, and before it shows: small ones go with others, where that makes no page heavier.
    rollupOptions: { output: { experimentalMinChunkSize: 3_000 } },
  },
  // Without every entry known beforehand, the first cold load in development mixes two copies of React.
  optimizeDeps: {
    entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/routes/**/*.tsx'],
    include: ['@shopify/app-bridge-react', '@shopify/polaris'],
  },
});
