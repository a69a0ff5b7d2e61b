"""The page in a real browser: Debian's Chromium, driven by Playwright; skipped where either is not installed."""
