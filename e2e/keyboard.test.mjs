// Without a mouse: from signing in to the first words of a record.
import assert from 'node:assert/strict'
import { CAST, castButton, signInAs } from './cast.mjs'
import { openCase } from './casework.mjs'
import { journey, onward, tabTo } from './harness.mjs'

/** Goes to an element with Tab and presses Enter there. */
async function enter(page, target) {
  await tabTo(page, target)
  await onward(page, () => page.keyboard.press('Enter'))
}

journey('a record is begun with the keyboard alone', {}, async (page, another) => {
  const mouse = await another()
  await signInAs(mouse, CAST.somsri)
  const address = await openCase(mouse, 'แป้นพิมพ์', 'ไร้เมาส์สมมุติ')

  await page.goto('/sign-in')
  await enter(page, castButton(page, CAST.somsri))
  await page.keyboard.press('/')
  await page.keyboard.type('แป้นพิม ไร้เมาส์')
  await onward(page, () => page.keyboard.press('Enter'))
  await enter(page, page.locator(`main a[href="${address}"]`).first())
  await enter(page, page.locator('main button[name=form][value=home-visit]'))
  await tabTo(page, page.locator('[name=place]'))
  await page.keyboard.type('หมู่ 4 / บ้านเลขที่ 1')
  assert.equal(await page.locator('[name=place]').inputValue(), 'หมู่ 4 / บ้านเลขที่ 1', '“/” is a letter while one types')
  await page.locator('[data-autosave-status]').getByText('บันทึกร่างแล้ว').waitFor()
})
