// What happens when something is wrong: nothing typed is lost, and the page says where to look.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { begin, deed, fill, INTAKE, openCase, register, send } from './casework.mjs'
import { go, journey, onward, press, shows } from './harness.mjs'

const draft = (page) => page.locator('main form[data-autosave-url] .button-second')

journey('an intake with mistakes comes back filled and leads to each field', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await register(page, 'พลอยพลาด', 'ช่องว่างสมมุติ')
  await fill(page, { ...INTAKE, story: '', 'received-on': '31/2/2569' })
  await press(page, deed(page))
  assert.equal(await page.locator('[name=title]').inputValue(), INTAKE.title)
  assert.ok(await page.locator(`[name=channel][value=${INTAKE.channel}]`).isChecked())
  const summary = page.locator('main .summary')
  assert.ok(await summary.evaluate((element) => element === document.activeElement), 'the summary has the focus')
  assert.equal(await summary.locator('li').count(), 2)
  for (const name of ['story', 'received-on']) {
    const field = page.locator(`[name="${name}"]`)
    await summary.locator(`a[href="#${await field.getAttribute('id')}"]`).click()
    assert.ok(await field.evaluate((element) => element === document.activeElement), `the link leads to ${name}`)
    assert.equal(await field.getAttribute('aria-invalid'), 'true')
  }
  await fill(page, { story: INTAKE.story, 'received-on': '๑/๙/๒๕๖๙' })
  await send(page)
  assert.match(page.url(), /\/triage$/)
})

journey('a paper changed in two windows shows both versions', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await openCase(page, 'คู่ขนาน', 'สองหน้าต่างสมมุติ')
  const paper = await begin(page, 'interview')
  const other = await page.context().newPage()
  await go(other, paper)
  await fill(page, { facts: 'ฉบับแรก' })
  await send(page, draft(page))
  await fill(other, { facts: 'ฉบับที่สอง' })
  await press(other, draft(other))
  const facts = other.locator('tr.differs', { hasText: 'ฉบับแรก' })
  assert.deepEqual(await facts.locator('td').allInnerTexts(), ['ฉบับที่สอง', 'ฉบับแรก'])
  await press(other, other.locator('main form[method=post] .button').first())
  assert.equal(await other.locator('[name=facts]').inputValue(), 'ฉบับที่สอง')
})

journey('a file that is not what it says is refused on the page', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await openCase(page, 'แนบผิด', 'แฟ้มปลอมสมมุติ')
  await begin(page, 'interview')
  const file = page.locator('input[name=file]')
  const attach = page.locator('form[action$="/files"] .button')
  await file.setInputFiles({ name: 'ภาพบ้าน.png', mimeType: 'image/png', buffer: Buffer.from('MZ\x90\x00') })
  await press(page, attach)
  await shows(page, 'ไม่ตรงกับชนิด')
  await file.setInputFiles({ name: 'หนังสือ.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') })
  await press(page, attach)
  await shows(page, 'หนังสือ.pdf')
})

journey('what does not exist, or is not for the reader, is a page that says so', {}, async (page, another) => {
  await signInAs(page, CAST.somsri)
  await openCase(page, 'ลับตา', 'เขตอื่นสมมุติ')
  const narong = await another()
  await signInAs(narong, CAST.narong)
  for (const address of ['/nowhere', page.url(), '/cases/reference']) {
    let status
    await onward(narong, async () => {
      status = (await narong.goto(address)).status()
    })
    assert.equal(status, address === '/cases/reference' ? 403 : 404, address)
    assert.notEqual((await narong.locator('h1').innerText()).trim(), '')
  }
})
