// How the specs run: a cheap phone's screen, the system's own Chromium, no host but the one under test.
// `cargo xtask test --only browser` sets the variables read here and in `site.js`.
import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "specs",
  outputDir: process.env.ANYQ_RESULTS ?? "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    timezoneId: "Asia/Almaty",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.ANYQ_CHROMIUM,
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Whatever asks for another host fails, and a failed request is a console error, which fails the test.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ],
    },
  },
  projects: [
    { name: "sample", grepInvert: /@real/, use: { law: "sample" } },
    ...(process.env.ANYQ_SITE_REAL ? [{ name: "real", grep: /@real/, use: { law: "real" } }] : []),
  ],
});
