// Walks through a clerk's first day in the demonstration and takes the pictures of docs/first-day.md.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launch, open } from './browser.mjs'
import { photograph } from './camera.mjs'
import { CAST, signInAs } from './cast.mjs'
import { fill, send } from './casework.mjs'
import { press } from './harness.mjs'
import { choose, link, SCAN, step, typed } from './office.mjs'
import { start } from './server.mjs'

const SUBJECT = 'ขอความอนุเคราะห์วิทยากรอบรมผู้ดูแลผู้สูงอายุ'
const REPLY = 'แจ้งรายชื่อวิทยากรอบรมผู้ดูแลผู้สูงอายุ'
const folder = join(import.meta.dirname, '..', 'docs', 'guide')

await mkdir(folder, { recursive: true })
const server = await start()
const browser = await launch()
let taken = 0

/** Keeps the page under the next number. */
async function keep(page, name) {
  taken += 1
  const file = `${String(taken).padStart(2, '0')}-${name}.png`
  await writeFile(join(folder, file), await photograph(page, 'desktop', file))
  console.log(file)
}

async function window(account) {
  const page = await (await open(browser, { url: server.url })).newPage()
  await signInAs(page, account)
  return page
}

/** ลงรับ เกษียณ ปฏิบัติ ค้น ปิดเรื่อง */
async function letterIn(mali, prasert, somsri) {
  await mali.goto('/letters')
  await keep(mali, 'letters')
  await mali.goto('/letters/new')
  await mali.locator('input[type=file][name=paper]').setInputFiles(SCAN)
  await fill(mali, {
    'their-number': 'สม 0004/777', 'dated-on': typed(-48), 'party-from': 'สำนักงานจังหวัดสมมุติ', 'party-to': 'นายกองค์การบริหารส่วนตำบล', subject: SUBJECT, urgency: 'urgent',
  })
  await keep(mali, 'receiving')
  await send(mali)
  const letter = new URL(mali.url()).pathname
  await keep(mali, 'received')
  await press(mali, step(mali, 'เกษียณหนังสือ'))
  await choose(mali, 'to-1', 'ประเสริฐ')
  await fill(mali, { 'asks-1': 'decide', 'instruction-1': 'เพื่อโปรดพิจารณา' })
  await keep(mali, 'routing')
  await send(mali)
  await prasert.goto(letter)
  await press(prasert, step(prasert, 'ส่งต่อ'))
  await choose(prasert, 'to-1', 'สมศรี')
  await fill(prasert, { 'asks-1': 'act', 'instruction-1': 'มอบดำเนินการและร่างหนังสือตอบ' })
  await send(prasert)
  await somsri.goto(letter)
  await press(somsri, step(somsri, 'รับเรื่องไปดำเนินการ'))
  await keep(somsri, 'acting')
  return letter
}

/** ร่าง ตรวจ ลงนาม ออกเลข ส่ง */
async function letterOut(mali, prasert, somsri, answered) {
  await somsri.goto(answered)
  await press(somsri, step(somsri, 'ร่างหนังสือตอบ'))
  await fill(somsri, {
    subject: REPLY,
    'party-to': 'ผู้ว่าราชการจังหวัดสมมุติ',
    paragraphs: 'ตามหนังสือที่อ้างถึง ขอความอนุเคราะห์วิทยากรอบรมผู้ดูแลผู้สูงอายุ นั้น\nกองสวัสดิการสังคมขอแจ้งรายชื่อวิทยากร จำนวน ๒ คน ตามสิ่งที่ส่งมาด้วย\nจึงเรียนมาเพื่อโปรดทราบ',
  })
  // Beside the words stands the page as it will be printed.
  await somsri.locator('#preview img.sheet').first().waitFor()
  await keep(somsri, 'drafting')
  await send(somsri)
  const letter = new URL(somsri.url()).pathname
  await press(somsri, step(somsri, 'เสนอตรวจ'))
  await choose(somsri, 'checker', 'ประเสริฐ')
  await send(somsri)
  await prasert.goto(letter)
  await press(prasert, step(prasert, 'ลงนาม'))
  await keep(prasert, 'signing')
  await send(prasert)
  await mali.goto(letter)
  await press(mali, step(mali, 'ออกเลข'))
  await keep(mali, 'numbering')
  await send(mali)
  await press(mali, step(mali, 'ส่งหนังสือ'))
  await mali.locator('input[name=channel][value=system]').check()
  await mali.locator('input[name=offices]').first().check()
  await keep(mali, 'sending')
  await send(mali)
  await keep(mali, 'sent')
}

/** ค้น ทะเบียน เก็บ ทำลาย */
async function finding(mali, somsri, letter) {
  await somsri.goto(letter)
  await press(somsri, step(somsri, 'บันทึกการปฏิบัติ'))
  await fill(somsri, { words: 'แจ้งรายชื่อวิทยากรแล้ว' })
  await send(somsri)
  await mali.goto(`/letters/search?q=${encodeURIComponent('วิทยากร ผู้สูงอายุ')}`)
  await keep(mali, 'search')
  await mali.goto('/letters/registers/received')
  await keep(mali, 'register')
  await mali.goto(letter)
  await press(mali, step(mali, 'ปิดเรื่อง'))
  await fill(mali, { class: 'ordinary' })
  await keep(mali, 'closing')
  await send(mali)
  await mali.goto('/letters/keeping')
  await mali.locator('input[name=letter]').first().check()
  await fill(mali, { 'file-code': 'สค 4/2569' })
  await keep(mali, 'store')
  await press(mali, mali.locator('form#ticked button').first())
  await mali.goto('/letters/kept')
  await keep(mali, 'kept')
}

/** กรรมการพิจารณา ประธานเสนอ หัวหน้าส่วนราชการอนุมัติ */
async function destruction(somsri, prasert, thawat, mali) {
  await somsri.goto('/letters/disposals')
  await press(somsri, somsri.locator('main tbody a, main .rows a').first())
  const list = new URL(somsri.url()).pathname
  await somsri.locator('main [name=letter]').last().check()
  await fill(somsri, { decision: 'destroy' })
  await keep(somsri, 'deciding')
  await send(somsri)
  for (const head of [prasert, thawat]) {
    await head.goto(list)
    await press(head, head.locator('main .deeds form button').first())
  }
  await mali.goto(list)
  await keep(mali, 'disposals')
}

/** เรียกประชุม จดรายงาน ติดตามมติ */
async function meeting(mali, narumon) {
  await mali.goto('/meetings/bodies/new')
  await fill(mali, { name: 'คณะทำงานผู้สูงอายุตำบลสมมุติ', kind: 'committee', quorum: 'half', majority: 'cast' })
  await send(mali)
  for (const [who, part] of [['ประเสริฐ', 'chair'], ['นฤมล', 'member'], ['มาลี', 'member-secretary']]) {
    await press(mali, link(mali, '/seats/new'))
    await choose(mali, 'staff', who)
    await fill(mali, { part, 'from-on': '1/1/2560' })
    await send(mali)
  }
  await keep(mali, 'body')
  await press(mali, link(mali, '/meetings/new'))
  await fill(mali, { on: typed(0), time: '23.59', place: 'ห้องประชุมสมมุติ' })
  await send(mali)
  const page = new URL(mali.url()).pathname
  await press(mali, link(mali, '/items/new'))
  await fill(mali, { section: '4-consideration', title: 'แผนเยี่ยมบ้านผู้สูงอายุที่อยู่ตามลำพัง', briefing: 'ร่างแผนเยี่ยมบ้าน' })
  await send(mali)
  await press(mali, link(mali, '/calling'))
  await send(mali)
  await keep(mali, 'called')
  await press(mali, link(mali, '/opening'))
  await send(mali)
  const attendees = await mali.locator(`main a[href*="${page}/attendees/"]:not([href$="/reply"])`).evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  for (const attendee of attendees) {
    await mali.goto(attendee)
    await fill(mali, { presence: 'present' })
    await send(mali)
  }
  await press(mali, link(mali, '/minutes'))
  await mali.locator('[name=said]').fill('ที่ประชุมพิจารณาแผนเยี่ยมบ้านผู้สูงอายุที่อยู่ตามลำพัง จำนวน ๑๔ ราย')
  await keep(mali, 'minutes')
  await send(mali)
  await press(mali, link(mali, '/resolutions/new'))
  await choose(mali, 'owner', 'นฤมล')
  await fill(mali, { kind: 'assigned', words: 'เยี่ยมบ้านผู้สูงอายุที่อยู่ตามลำพังทุกรายภายในเดือนหน้า', 'votes-for': '3', 'due-on': typed(24 * 30) })
  await keep(mali, 'resolution')
  await send(mali)
  await press(mali, link(mali, '/ending'))
  await send(mali)
  await narumon.goto('/meetings')
  await press(narumon, narumon.locator('main .row-title a', { hasText: 'เยี่ยมบ้านผู้สูงอายุที่อยู่ตามลำพังทุกราย' }))
  await press(narumon, link(narumon, '/reports/new'))
  await fill(narumon, { words: 'เยี่ยมแล้ว ๖ ราย นัดเยี่ยมที่เหลือสัปดาห์หน้า', state: 'open' })
  await send(narumon)
  await keep(narumon, 'followed')
}

try {
  const [mali, prasert, somsri, narumon, thawat] = [
    await window(CAST.mali), await window(CAST.prasert), await window(CAST.somsri), await window(CAST.narumon), await window(CAST.thawat),
  ]
  const letter = await letterIn(mali, prasert, somsri)
  await letterOut(mali, prasert, somsri, letter)
  await finding(mali, somsri, letter)
  await destruction(somsri, prasert, thawat, mali)
  await meeting(mali, narumon)
} finally {
  await browser.close()
  await server.stop()
}
