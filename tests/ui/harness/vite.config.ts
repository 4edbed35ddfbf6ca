import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from '../../../remix.config.js';
export default defineConfig({ root: '/work/main', plugins: [remix({ ...remixOptions, buildDirectory: 'tests/ui/harness/build' })], build: { assetsInlineLimit: 0 } });
