// Debian's Chromium, as it must be started on a machine without a way out, and the windows that people look through.
import { chromium } from 'playwright-core'

/** A desk and a phone. */
export const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A window of one device, in one language and one theme. */
export function open(browser, { url, device = 'desktop', lang = 'th', theme = 'light', javaScript = true }) {
  return browser.newContext({
    ...DEVICES[device],
    baseURL: url,
    locale: lang === 'th' ? 'th-TH' : 'en-GB',
    timezoneId: 'Asia/Bangkok',
    colorScheme: theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
  })
}
