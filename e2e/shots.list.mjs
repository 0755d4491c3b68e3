// Which pages are photographed, as whom, and in which windows.
import { CAST, signInAs } from './cast.mjs'

const WINDOWS = [
  { device: 'desktop', lang: 'th', theme: 'light' },
  { device: 'desktop', lang: 'en', theme: 'dark' },
  { device: 'phone', lang: 'th', theme: 'light' },
  { device: 'phone', lang: 'en', theme: 'dark' },
]

/** Chooses the language as a reader does; the theme comes with the device. */
async function speak(page, lang) {
  const wanted = page.locator(`button[name=lang][value=${lang}]`)
  if (await wanted.count()) {
    await wanted.first().click()
    await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
  }
}

/** A page as a member of the cast sees it. */
function seenBy(account, path) {
  return async (page, { lang }) => {
    await signInAs(page, account)
    await speak(page, lang)
    await page.goto(path)
  }
}

async function signIn(page, { lang }) {
  await page.goto('/sign-in')
  await speak(page, lang)
}

const PAGES = [
  { name: 'sign-in', steps: signIn },
  { name: 'standard', steps: seenBy(CAST.prasert, '/standard') },
]

/** Every picture: each page in each window. */
export const SHOTS = PAGES.flatMap((page) => WINDOWS.map((window) => ({ ...page, ...window })))
