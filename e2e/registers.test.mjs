// The registers: offices and staff, and people whom nobody should register twice.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { go, journey, press, shows } from './harness.mjs'

journey('the tree of offices leads down to a colleague', {}, async (page) => {
  await signInAs(page, CAST.anong)
  await go(page, '/offices')
  assert.ok((await page.locator('main .tree li').count()) >= 9)
  assert.ok((await page.locator('main .tree ul ul').count()) >= 1, 'offices stand below offices')
  await press(page, page.locator('main .tree a', { hasText: 'พมจ.' }).first())
  await press(page, page.locator('main .rows a', { hasText: 'กัลยา' }).first())
  await shows(page, 'ชำนาญการพิเศษ')
})

journey('a personnel officer adds a colleague and appoints them', {}, async (page) => {
  await signInAs(page, CAST.anong)
  await go(page, '/staff/new')
  await fill(page, { title: 'นาย', given_name: 'มาใหม่', family_name: 'บรรจุสมมุติ' })
  await page.locator('[name=office]').selectOption({ index: 1 })
  await send(page)
  await press(page, page.locator('main a[href$="/appointments/new"]'))
  await page.locator('[name=office]').selectOption({ index: 1 })
  await fill(page, { role: 'social-worker', level: 'P', from: '1/10/2569' })
  await send(page)
  await shows(page, 'ปฏิบัติการ')
  await go(page, '/staff?q=มาใหม่')
  await shows(page, 'บรรจุสมมุติ')
})

journey('somebody who is registered already is shown before they are registered twice', {}, async (page) => {
  const somebody = { title: 'นาย', given: 'ซ้ำซ้อน', family: 'สองครั้งสมมุติ', sex: 'male', born: '5/2/2510' }
  await signInAs(page, CAST.mali)
  await go(page, '/people/new')
  await fill(page, { ...somebody, id_number: '1 1002 00000 00 2' })
  await press(page, deed(page))
  const number = page.locator('[name=id_number]')
  assert.equal(await number.getAttribute('aria-invalid'), 'true', 'the last digit does not fit')
  assert.equal(await page.locator('[name=family]').inputValue(), somebody.family)
  await number.fill('')
  await send(page)
  const first = page.url()
  await go(page, '/people/new')
  await fill(page, { ...somebody, given: 'ซ้ำซ้อ' })
  await press(page, deed(page))
  await shows(page, 'อาจขึ้นทะเบียนไว้แล้ว โปรดดูก่อน')
  assert.equal(await page.locator(`main a[href="${new URL(first).pathname}"]`).count(), 1)
  await press(page, deed(page))
  assert.match(page.url(), /\/people\/\w{13}$/)
  assert.notEqual(page.url(), first)
})

journey('two records of one woman are merged and separated again', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await go(page, '/people')
  await press(page, page.locator('main a[href="/people/pairs"]'))
  await press(page, page.locator('main .rows a', { hasText: 'ทองพูลสมมุติ' }))
  await page.locator('[name=detail-family][value=b]').focus()
  await page.keyboard.press('Space')
  await press(page, page.locator('main button', { hasText: 'รวมเป็นคนเดียวกัน' }))
  await shows(page, 'ค่าจากระเบียนเดิม')
  await shows(page, 'ทองพูนสมมุติ')
  await press(page, page.locator('main a[href$="/separation"]'))
  await press(page, deed(page))
  assert.equal(await page.locator('[name=reason]').getAttribute('aria-invalid'), 'true', 'a reason is asked for')
  await fill(page, { reason: 'เป็นพี่น้องกัน' })
  await send(page)
  await go(page, '/people/pairs')
  await shows(page, 'ทองพูลสมมุติ')
})
