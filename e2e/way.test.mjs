// The way of a case from the first report to closing and back, walked by a practitioner and their head of section.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { begin, cosign, fill, INTAKE, register, send, sign, TRIAGE, VISIT, write } from './casework.mjs'
import { go, journey, press, shows } from './harness.mjs'

const DIAGNOSIS = {
  'dimension-income': 'yes',
  'dimension-income-note': 'ไม่มีรายได้',
  'problem-1-area': 'family',
  'problem-1-what': 'ขาดผู้ดูแล',
  'problem-1-cause': 'บุตรย้ายไปทำงานต่างจังหวัด',
  'problem-1-effect': 'ขาดอาหาร',
  'problem-1-severity': '3',
  'problem-1-priority': '4',
  'problem-1-reason': 'กระทบชีวิตประจำวัน',
  diagnosis: 'ผู้สูงอายุขาดผู้ดูแลและรายได้',
}

const PLAN = {
  'goal-1-what': 'มีอาหารครบทุกวัน',
  'goal-1-measure': 'เยี่ยมแล้วมีอาหารในบ้าน',
  'action-1-what': 'จัดอาหารจากครัวชุมชน',
  'action-1-goal': '1',
  'action-1-other': 'อาสาสมัครหมู่ 4',
  'action-1-due': '31/12/2599',
  agreement: 'agreed',
  'agreement-note': 'เห็นชอบต่อหน้าผู้ใหญ่บ้าน',
}

const CLOSING = { reason: 'achieved', summary: 'มีอาหารครบและมีผู้ดูแล', 'attainment-1': '1' }

/** What the practitioner and the head of section do in turn. */
async function paperWithTwoNames(somsri, prasert, form, fields) {
  const paper = await write(somsri, form, fields)
  await cosign(prasert, paper)
  await somsri.reload()
}

/** The words of what comes next, as the case says them. */
const next = (page) => page.locator('#next-title').innerText()

journey('a case goes from the first report to closing and opens again', {}, async (somsri, another) => {
  await signInAs(somsri, CAST.somsri)
  const prasert = await another()
  await signInAs(prasert, CAST.prasert)

  await register(somsri, 'บัวระวง', 'ทางยาวสมมุติ')
  await fill(somsri, INTAKE)
  await send(somsri)
  await shows(somsri, 'รับเรื่องแล้ว โปรดคัดกรองต่อ')
  await fill(somsri, TRIAGE)
  await send(somsri)
  const address = new URL(somsri.url()).pathname
  assert.match(await next(somsri), /ท่านต้องทำต่อ: ติดต่อผู้รับบริการครั้งแรก/)

  const visit = await begin(somsri, 'home-visit')
  await fill(somsri, VISIT)
  await somsri.locator('[data-autosave-status]').getByText('บันทึกร่างแล้ว').waitFor()
  await somsri.goto(address)
  await press(somsri, somsri.locator(`main a[href="${visit}"]`).first())
  assert.equal(await somsri.locator('[name=facts]').inputValue(), VISIT.facts)
  await sign(somsri)
  assert.match(await next(somsri), /ประเสริฐ.*ตรวจและลงนามร่วม/)
  await go(prasert, '/reviews')
  await press(prasert, prasert.locator(`main a[href="${visit}"]`))
  await cosign(prasert, visit)
  await go(somsri, visit)
  await shows(somsri, VISIT.facts)
  await shows(somsri, 'ประเสริฐ ตั้งตัวอย่าง')

  await somsri.goto(address)
  await paperWithTwoNames(somsri, prasert, 'diagnosis', DIAGNOSIS)
  assert.match(await next(somsri), /ท่านต้องทำต่อ: วางแผน/)
  await paperWithTwoNames(somsri, prasert, 'plan', PLAN)
  await shows(somsri, PLAN['action-1-what'])

  await press(somsri, somsri.locator('main a[href$="/services"]'))
  await fill(somsri, { kind: 'cash', what: 'ค่าอาหารฉุกเฉิน', amount: '๑,๕๐๐' })
  await send(somsri)
  await shows(somsri, 'ค่าอาหารฉุกเฉิน')
  await press(somsri, somsri.locator('main a[href$="/followups"]'))
  await fill(somsri, { 'due-on': '31/12/2599', what: 'ดูว่ามีอาหารครบ' })
  await somsri.locator('[name=owner]').selectOption({ index: 1 })
  await send(somsri)
  await press(somsri, somsri.getByRole('link', { name: 'ดูว่ามีอาหารครบ' }))
  await fill(somsri, { result: 'มีอาหารครบทุกวัน' })
  await send(somsri)

  await paperWithTwoNames(somsri, prasert, 'closing', CLOSING)
  assert.equal((await somsri.locator('.steps [aria-current=step]').innerText()).trim(), 'ยุติแล้ว')
  await press(somsri, somsri.locator('main a[href$="/reopening"]'))
  await fill(somsri, { reason: 'อาหารขาดอีกครั้ง เพื่อนบ้านแจ้ง' })
  await send(somsri)
  assert.match(await next(somsri), /ต้องทำต่อ/)
})
