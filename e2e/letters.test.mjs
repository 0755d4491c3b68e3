// A letter on its first day: a clerk enters it with a scan, the head passes it on, a social worker acts, and it is found and closed.
import { CAST, signInAs } from './cast.mjs'
import { fill, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'
import { choose, SCAN, step } from './office.mjs'

const SUBJECT = { desktop: 'ขอความอนุเคราะห์วิทยากรอบรมผู้ดูแล', phone: 'ขอเชิญร่วมงานวันผู้สูงอายุ' }

for (const [device, subject] of Object.entries(SUBJECT)) {
  journey(`a letter is received, passed on, acted upon, found and closed, on a ${device}`, { device }, async (page, another) => {
    await signInAs(page, CAST.mali)
    await go(page, '/letters/new')
    await axe(page)
    await fits(page)
    await page.locator('input[type=file][name=paper]').setInputFiles(SCAN)
    await fill(page, { 'their-number': 'สม 0004/777', 'party-from': 'สำนักงานจังหวัดสมมุติ', 'party-to': 'นายก อบต.', subject, urgency: 'urgent' })
    await send(page)
    await shows(page, 'ฉบับประทับตรารับ')
    const letter = new URL(page.url()).pathname
    await press(page, step(page, 'เกษียณหนังสือ'))
    await choose(page, 'to-1', 'ประเสริฐ')
    await fill(page, { 'asks-1': 'decide', 'instruction-1': 'เพื่อโปรดพิจารณา' })
    await axe(page)
    await send(page)
    await shows(page, 'รอ ประเสริฐ ตั้งตัวอย่าง รับทราบ')

    const head = await another({ device })
    await signInAs(head, CAST.prasert)
    await go(head, '/letters')
    await axe(head)
    await press(head, head.locator('main a', { hasText: subject }).first())
    await press(head, step(head, 'ส่งต่อ'))
    await choose(head, 'to-1', 'สมศรี')
    await fill(head, { 'asks-1': 'act', 'instruction-1': 'มอบดำเนินการ' })
    await send(head)

    const worker = await another({ device })
    await signInAs(worker, CAST.somsri)
    await go(worker, letter)
    await axe(worker)
    await fits(worker)
    await press(worker, step(worker, 'รับเรื่องไปดำเนินการ'))
    await press(worker, step(worker, 'บันทึกการปฏิบัติ'))
    await fill(worker, { words: 'ตอบรับแล้ว' })
    await send(worker)
    await go(worker, `/letters/search?q=${encodeURIComponent(subject)}`)
    await shows(worker, subject)

    await go(page, letter)
    await shows(page, 'ทุกลำดับเสร็จแล้ว')
    await press(page, step(page, 'ปิดเรื่อง'))
    await fill(page, { class: 'ordinary' })
    await send(page)
    await shows(page, 'เก็บถึง พ.ศ.')
    await go(page, '/letters/registers/received')
    await shows(page, 'ตอบรับแล้ว')
    await axe(page)
    await fits(page)
  })
}
