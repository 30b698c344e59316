import { defineConfig } from '@playwright/test';

// The server stands already at GONGZHI_URL (see scripts/browser-tests); Debian's Chromium.
export default defineConfig({
  testDir: 'e2e',
  // Pictures for reviewers and figures with many matters are made when they are asked for
  // (scripts/screenshots, scripts/browser-speed).
  testIgnore: [...(process.env.GONGZHI_SCREENS ? [] : ['screens.spec.ts']),
    ...(process.env.GONGZHI_CROWD ? [] : ['speed.spec.ts'])],
  // Generous: a slow machine is no failure, a page that never comes is.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  workers: Number(process.env.GONGZHI_BROWSERS ?? 2),
  fullyParallel: false,
  retries: 1,
  reporter: [['list'], ['junit', { outputFile: process.env.GONGZHI_JUNIT ?? '/tmp/gongzhi-browser.xml' }]],
  outputDir: process.env.GONGZHI_E2E_OUT ?? '/tmp/gongzhi-browser',
  use: {
    baseURL: process.env.GONGZHI_URL ?? 'http://localhost:8080',
    actionTimeout: 40_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.GONGZHI_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--use-fake-device-for-media-stream'],
    },
  },
});
