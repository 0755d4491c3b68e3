// On a phone: the pages that people carry with them need no scrolling sideways.
import { CAST, signInAs } from './cast.mjs'
import { begin, fill, openCase, sign, VISIT } from './casework.mjs'
import { fits, go, journey, press } from './harness.mjs'

journey('a phone shows the day, the case and its papers', { device: 'phone' }, async (page) => {
  await signInAs(page, CAST.somsri)
  await fits(page)
  const address = await openCase(page, 'มือถือ', 'จอเล็กสมมุติ')
  await fits(page)
  const paper = await begin(page, 'home-visit')
  await fits(page)
  await fill(page, VISIT)
  await sign(page)
  for (const path of ['/', '/cases', address, paper, `${address}/triage`, '/cases/new?q=สมชาย', '/people', '/standard']) {
    await go(page, path)
    await fits(page)
  }
})

journey('the rest of the places stand behind one tap', { device: 'phone' }, async (page) => {
  await signInAs(page, CAST.prasert)
  await page.locator('.rail-more summary').click()
  await press(page, page.locator('.rail-more a[href="/standard"]'))
  await fits(page)
})
