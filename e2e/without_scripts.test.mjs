// Without JavaScript every page still does its work: an intake, a triage, a record that is saved and signed.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { begin, fill, openCase, send, sign, VISIT } from './casework.mjs'
import { journey, press, shows } from './harness.mjs'

journey('an intake and a record need no scripts', { javaScript: false }, async (page) => {
  await signInAs(page, CAST.somsri)
  const address = await openCase(page, 'เรียบง่าย', 'ไร้สคริปต์สมมุติ')
  const paper = await begin(page, 'home-visit')
  await fill(page, VISIT)
  await send(page, page.locator(`form[action="${paper}"] .button-second`))
  assert.equal(await page.locator('[name=facts]').inputValue(), VISIT.facts)
  await sign(page)
  assert.equal(new URL(page.url()).pathname, address)
  const told = page.locator('main .timeline details', { has: page.locator(`a[href="${paper}"]`) })
  await told.locator('summary').click()
  await press(page, told.locator(`a[href="${paper}"]`))
  await shows(page, VISIT.facts)
})
