// Coming in and going out: the cast, both languages, both themes, with and without a mouse or JavaScript.
import assert from 'node:assert/strict'
import { CAST, castButton, signInAs } from './cast.mjs'
import { axe, fits, journey, tabTo } from './harness.mjs'

const SIGN_OUT = { th: 'ออกจากระบบ', en: 'Sign out' }

const theme = (page) => page.locator('html').getAttribute('data-theme')
const language = (page) => page.locator('html').getAttribute('lang')

/** Opens the account's menu, which stands closed. */
async function openAccount(page) {
  await page.locator('details.account > summary').click()
}

journey('the sign-in page lists the cast and is fit for everybody', {}, async (page) => {
  await page.goto('/sign-in')
  assert.equal(await language(page), 'th')
  for (const account of Object.values(CAST)) {
    assert.equal(await castButton(page, account).count(), 1, `one button for ${account}`)
  }
  await axe(page)
})

journey('a member of the cast comes in with one click and goes out again', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  assert.notEqual((await page.locator('details.account > summary').innerText()).trim(), '', 'says who is here')
  await axe(page)
  await openAccount(page)
  await axe(page)
  await page.getByRole('button', { name: SIGN_OUT.th }).click()
  await page.goto('/')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

journey('the language changes and stays changed', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await page.getByRole('button', { name: 'English' }).click()
  await page.waitForFunction(() => document.documentElement.lang === 'en')
  await page.reload()
  assert.equal(await language(page), 'en')
  await axe(page)
  await page.getByRole('button', { name: 'ภาษาไทย' }).click()
  await page.waitForFunction(() => document.documentElement.lang === 'th')
})

journey('the dark background changes the paper and stays readable', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await openAccount(page)
  await page.locator('button[name=theme][value=dark]').click()
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
  assert.equal(await theme(page), 'dark')
  assert.notEqual(await paper(), light)
  await axe(page)
})

journey('the device asks for a dark background and gets it', { theme: 'dark' }, async (page) => {
  await page.goto('/sign-in')
  const [red, green, blue] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g)
  assert.ok(Number(red) + Number(green) + Number(blue) < 3 * 80, 'the paper is dark')
  await axe(page)
})

journey('signing in and out needs no JavaScript', { javaScript: false }, async (page) => {
  await signInAs(page, CAST.somsri)
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('html[lang=en]').waitFor({ state: 'attached' })
  await openAccount(page)
  await page.getByRole('button', { name: SIGN_OUT.en }).click()
  await page.goto('/')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

journey('signing in and out needs no mouse', {}, async (page) => {
  await page.goto('/sign-in')
  await tabTo(page, castButton(page, CAST.somsri))
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip', 'the first stop skips to the content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main')
  await page.goto('/')
  await tabTo(page, page.locator('details.account > summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: SIGN_OUT.th }))
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname === '/sign-in')
})

journey('a phone shows the sign-in page without scrolling sideways', { device: 'phone' }, async (page) => {
  await page.goto('/sign-in')
  await fits(page)
  await axe(page)
  await signInAs(page, CAST.somsri)
  await fits(page)
  await axe(page)
})
