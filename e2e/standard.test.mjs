// The position standard on the screen: every level and duty, the address of each, and the doubts that a person settles.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { go, journey, press, shows } from './harness.mjs'

const DUTIES = [16, 20, 20, 18]

journey('the standard shows its duties by level, and each has its address', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await go(page, '/standard')
  const tabs = page.locator('main nav.tabs a')
  assert.equal(await tabs.count(), DUTIES.length)
  for (const [level, duties] of DUTIES.entries()) {
    await press(page, tabs.nth(level))
    const addresses = await page.locator('main dt a[href^="/standard/SW-"]').allInnerTexts()
    const numbered = addresses.filter((address) => !/-0\.\d+$/.test(address))
    assert.equal(numbered.length, duties, `level ${level + 1}: ${numbered.join(' ')}`)
  }
  await press(page, tabs.first())
  await press(page, page.getByRole('link', { name: 'SW-P-1.4', exact: true }))
  assert.equal(new URL(page.url()).pathname, '/standard/SW-P-1.4')
  assert.equal((await page.locator('h1').innerText()).trim(), 'SW-P-1.4')
})

journey('a doubt of the paper is settled by a person with a reason', {}, async (page) => {
  await signInAs(page, CAST.anong)
  await go(page, '/standard/doubts')
  const doubts = page.locator('main .rows > li')
  assert.equal(await doubts.count(), 6)
  await press(page, doubts.first().locator('a').first())
  const address = new URL(page.url()).pathname
  await press(page, deed(page))
  assert.equal(await page.locator('main .summary li').count(), 2, 'a decision and a reason are asked for')
  await fill(page, { value: '3', reason: 'ตามหนังสือเวียนของหน่วยงาน' })
  await send(page)
  await go(page, address)
  await shows(page, 'ตามหนังสือเวียนของหน่วยงาน')
})
