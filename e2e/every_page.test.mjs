// The main pages as each member of the cast has them: in Thai by day, in English by night.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { begin, openCase } from './casework.mjs'
import { go, journey } from './harness.mjs'

const THAI = /\p{Script=Thai}/u

/** Whose pages they are, and where they stand. */
const PAGES = {
  somsri: ['/', '/cases', '/cases?view=closed', '/search?q=สมชาย', '/people/new', '/households/new', '/me', '/me/password'],
  prasert: [
    '/',
    '/reviews',
    '/advice',
    '/teaching',
    '/teaching/new',
    '/samples',
    '/samples/new',
    '/workload',
    '/figures/reports',
    '/figures/quality',
    '/transfers',
    '/staff/invitations',
    '/staff/invitations/new',
    '/me/delegations',
    '/me/notices',
    '/me/sessions',
  ],
  mali: ['/', '/cases/new', '/me/passkeys', '/me/identities', '/me/mail', '/me/proof'],
  thawat: ['/', '/cases', '/offices'],
  anong: ['/', '/staff', '/staff/new', '/staff/recoveries', '/standard/doubts', '/standard/signing', '/standard/versions'],
  pimjai: ['/'],
  phum: ['/', '/cases/reference', '/cases/reference/urgency/emergency', '/me/second-factor'],
}

for (const [account, paths] of Object.entries(PAGES)) {
  journey(`${account} reads every page in Thai and in the dark in English`, {}, async (page, another) => {
    await signInAs(page, CAST[account])
    for (const path of paths) await go(page, path)
    const night = await another({ lang: 'en', theme: 'dark' })
    await signInAs(night, CAST[account])
    await speakEnglish(night)
    for (const path of paths) {
      await go(night, path)
      assert.equal(await night.locator('html').getAttribute('lang'), 'en')
      assert.doesNotMatch(await night.locator('nav.rail').innerText(), THAI)
    }
  })
}

async function speakEnglish(page) {
  await page.goto('/')
  if ((await page.locator('html').getAttribute('lang')) === 'en') return
  await page.getByRole('button', { name: 'English' }).first().click()
  await page.locator('html[lang=en]').waitFor({ state: 'attached' })
}

journey('a case and its form are English where they are not the words of people', { theme: 'dark' }, async (page) => {
  await signInAs(page, CAST.narumon)
  await speakEnglish(page)
  await openCase(page, 'ราตรี', 'ภาษาอื่นสมมุติ')
  for (const heading of await page.locator('main h2, main .deeds').allInnerTexts()) assert.doesNotMatch(heading, THAI)
  await begin(page, 'interview')
  for (const label of await page.locator('main label, main legend').allInnerTexts()) {
    if (!label.includes('·')) assert.doesNotMatch(label, THAI)
  }
})
