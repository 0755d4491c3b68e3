## ทำเนียบ
directory-title = ทำเนียบบริการ
directory-lead = ใครช่วยเรื่องใด อยู่ที่ไหน โทรหมายเลขใด
directory-services = บริการ
directory-organisations = หน่วยงาน
directory-locations = ที่ตั้ง
directory-service = บริการ
directory-organisation = หน่วยงาน
directory-unverified = รอยืนยัน
directory-exchange = นำเข้าและส่งออก
directory-any = ทั้งหมด

## ค้นหา
directory-find-text = ชื่อหรือหมายเลข
directory-find-place = ใกล้ตำบล อำเภอ หรือจังหวัด
directory-find-place-unknown = ไม่รู้จักสถานที่นี้ ลองพิมพ์ชื่อตำบลหรืออำเภอพร้อมจังหวัด
directory-find-open = เปิดอยู่ขณะนี้
directory-find-open-note = ดูจากเวลาให้บริการตามปกติ วันหยุดอาจปิด โปรดโทรถามก่อน
directory-find-closed = รวมที่ปิดหรือเลิกแล้ว
directory-find-near = เรียงจากใกล้ที่สุดกับ { $place }
directory-none = ไม่พบรายการ
directory-none-text = ลองใช้คำสั้นลง เลือกน้อยลง หรือพื้นที่กว้างขึ้น ถ้ารู้จักหน่วยงานที่ยังไม่มี เพิ่มไว้ให้คนอื่นใช้ได้
directory-organisations-none = เพิ่มหน่วยงานแรก หรือนำเข้าแฟ้มจากทำเนียบอื่น
directory-serves-country = ทั้งประเทศ
directory-serves-province = ให้บริการใน { $place }
directory-serves-district = ให้บริการใน { $place }
directory-serves-subdistrict = ให้บริการใน { $place }
directory-topic-problem-area = สภาพปัญหา
directory-topic-target-group = กลุ่มเป้าหมาย

## สถานะและการยืนยัน
directory-status = สถานะของบริการ
directory-status-active = ให้บริการอยู่
directory-status-closed = ปิดชั่วคราว
directory-status-inactive = งดให้บริการ
directory-status-defunct = เลิกแล้ว
directory-status-lead = { $name } รายการที่ไม่ได้ให้บริการจะไม่อยู่ในรายการค้นหา
directory-open-now = เปิดอยู่
directory-closed-now = ปิดอยู่
directory-trust-fresh = ยืนยันข้อมูล
directory-trust-stale = ยืนยันไว้นานแล้ว
directory-trust-never = ยังไม่เคยยืนยัน
directory-verify = ยืนยันข้อมูลแล้ววันนี้
directory-verified = บันทึกการยืนยันแล้ว
directory-unverified-lead = { $count ->
   *[other] บริการที่ยังไม่มีใครยืนยัน หรือยืนยันไว้เกิน { $count } วัน โทรถามแล้วกดยืนยันในหน้าของบริการ
 }
directory-all-verified = ยืนยันครบทุกรายการ
directory-all-verified-text = เมื่อข้อมูลเก่าเกินกำหนด รายการจะกลับมาที่นี่
directory-freshness = อายุของการยืนยัน
directory-freshness-lead = ข้อมูลที่ยืนยันไว้นานกว่านี้จะถูกทำเครื่องหมายให้โทรถามใหม่
directory-freshness-days = จำนวนวัน
directory-freshness-saved = บันทึกจำนวนวันแล้ว

## เพิ่ม แก้ไข ปิด รวม
directory-organisation-new = เพิ่มหน่วยงาน
directory-organisation-new-lead = ค้นหาก่อน หน่วยงานเดียวกันควรมีรายการเดียว
directory-location-new = เพิ่มที่ตั้ง
directory-service-new = เพิ่มบริการ
directory-edit = แก้ไข
directory-save = บันทึก
directory-saved = บันทึกแล้ว
directory-close = ปิดรายการ
directory-close-lead = { $name } และบริการทั้งหมดจะไม่อยู่ในรายการค้นหา รายการที่เคยส่งต่อไว้ยังเปิดดูได้
directory-closed = ปิดรายการแล้ว
directory-reopen = เปิดรายการอีกครั้ง
directory-reopen-lead = { $name } และบริการที่ยังให้อยู่จะกลับมาในรายการค้นหา
directory-reopened = เปิดรายการแล้ว
directory-reason = เหตุผล
directory-merge = รวมกับรายการอื่น
directory-merge-lead = บริการและที่ตั้งของ { $name } จะย้ายไปอยู่กับรายการที่เลือก และรายการนี้จะหายไปจากทำเนียบ
directory-merge-into = รวมเข้ากับ
directory-merge-search = ไม่ใช่รายการเหล่านี้ ค้นด้วยชื่ออื่น
directory-merged = รวมรายการแล้ว
directory-merged-here = รายการนี้รวมกับรายการที่กำลังเปิดอยู่แล้ว
directory-refused-merge = รวมกับรายการนี้ไม่ได้ เพราะเป็นรายการเดียวกันหรือปิดไปแล้ว เลือกรายการที่ยังเปิดอยู่
directory-services-none = ยังไม่มีบริการในทำเนียบ
directory-locations-none = ยังไม่มีที่ตั้งในทำเนียบ
directory-organisation-closed = หน่วยงานปิดแล้ว

## ช่องของรายการ
directory-part-when = เวลา
directory-part-where = สถานที่และพื้นที่
directory-part-whom = ผู้รับบริการ
directory-part-how = การขอรับบริการ
directory-field-name = ชื่อ
directory-field-alternate-name = ชื่อย่อหรือชื่อที่เรียกกัน
directory-field-description = ทำอะไร ช่วยใคร
directory-field-legal-status = ประเภทหน่วยงาน
directory-field-legal-status-hint = เช่น ส่วนราชการ โรงพยาบาล มูลนิธิ
directory-field-phones = โทรศัพท์
directory-field-phones-hint = บรรทัดละหนึ่งหมายเลข ตามด้วยคำอธิบายได้ เช่น 055-123-456 ต่อ 12 ฝ่ายรับเรื่อง
directory-field-email = อีเมล
directory-field-website = เว็บไซต์
directory-field-url = หน้าเว็บของบริการ
directory-field-contacts = ผู้ประสานงาน
directory-field-contacts-hint = บรรทัดละหนึ่งคน คั่นด้วย | เช่น ชื่อ | ตำแหน่ง | ฝ่าย | โทรศัพท์ | อีเมล
directory-field-location-name = ชื่อสถานที่
directory-field-address = บ้านเลขที่ ถนน หมู่ที่
directory-field-place = ตำบลหรือแขวง
directory-field-postal-code = รหัสไปรษณีย์
directory-field-postal-code-hint = เว้นว่างได้ ระบบใช้รหัสของตำบล
directory-field-coordinates = พิกัด
directory-field-coordinates-hint = ละติจูดและลองจิจูด เช่น 16.82, 100.26
directory-field-transportation = การเดินทาง
directory-field-accessibility = สิ่งอำนวยความสะดวกสำหรับคนพิการ
directory-field-alert = ข่าวด่วน
directory-field-alert-hint = สิ่งที่ต่างจากปกติช่วงนี้ เช่น ย้ายที่ทำการชั่วคราว
directory-field-schedules = เวลาให้บริการ
directory-field-points = จุดให้บริการ
directory-field-areas = พื้นที่ให้บริการ
directory-field-areas-hint = บรรทัดละหนึ่งแห่ง พร้อมอำเภอและจังหวัด เช่น อ.บางระกำ จ.พิษณุโลก
directory-field-topics = ช่วยเรื่องและกลุ่ม
directory-field-eligibility = คุณสมบัติผู้รับบริการ
directory-field-minimum-age = อายุต่ำสุด (ปี)
directory-field-maximum-age = อายุสูงสุด (ปี)
directory-field-application = ขั้นตอนขอรับบริการ
directory-field-documents = เอกสารที่ต้องนำมา
directory-field-documents-hint = บรรทัดละหนึ่งอย่าง
directory-field-fees = ค่าบริการ
directory-field-costs = ค่าบริการ
directory-field-languages = ภาษา
directory-field-interpretation = ล่าม
directory-field-accreditations = มาตรฐานและใบอนุญาต
directory-field-assurer-email = อีเมลผู้ยืนยัน
directory-field-source = ที่มา
directory-country = ทั้งประเทศ
directory-country-yes = ให้บริการทั่วประเทศ
directory-area-words = พื้นที่อื่นเป็นคำบรรยาย
directory-free = ไม่เสียค่าใช้จ่าย
directory-free-yes = ไม่เสียค่าใช้จ่าย
directory-hours-week = ตามวันและเวลา
directory-hours-always = ทุกวัน ตลอด 24 ชั่วโมง
directory-hours-unknown = ไม่ทราบ หรือตามนัดหมาย
directory-hours-words = วันหยุดและข้อยกเว้น
directory-hours-from = ตั้งแต่ { $day }
directory-hours-until = ถึง { $day }
directory-every-day = ทุกวัน
directory-days = { $first }ถึง{ $last }
directory-weekday-1 = จันทร์
directory-weekday-1-hint = เช่น 08.30-16.30 หลายช่วงคั่นด้วยจุลภาค เว้นว่างคือปิด
directory-weekday-2 = อังคาร
directory-weekday-3 = พุธ
directory-weekday-4 = พฤหัสบดี
directory-weekday-5 = ศุกร์
directory-weekday-6 = เสาร์
directory-weekday-7 = อาทิตย์
directory-age-from = { $count ->
   *[other] อายุ { $count } ปีขึ้นไป
 }
directory-age-to = { $count ->
   *[other] อายุไม่เกิน { $count } ปี
 }
directory-age-between = อายุ { $least } ถึง { $most } ปี
directory-source = ที่มา: { $source } (ระดับความแน่ใจ { $mark })

## ที่กรอกไม่ถูก
directory-email-wrong = อีเมลนี้ไม่ครบ เช่น ชื่อ@หน่วยงาน.go.th
directory-address-wrong = ที่อยู่เว็บนี้ไม่ครบ เช่น https://www.example.go.th
directory-phone-wrong = มีบรรทัดที่ไม่ขึ้นต้นด้วยหมายเลขโทรศัพท์ ให้ขึ้นต้นด้วยหมายเลขแล้วตามด้วยคำอธิบาย
directory-area-several = มีสถานที่ที่ชื่อซ้ำกันหลายแห่ง โปรดพิมพ์อำเภอและจังหวัดด้วย
directory-area-unknown = มีสถานที่ที่ไม่รู้จัก โปรดพิมพ์ตำบล อำเภอ จังหวัด บรรทัดละหนึ่งแห่ง
directory-place-too-wide = โปรดระบุถึงตำบลหรือแขวง
directory-postal-code-wrong = รหัสไปรษณีย์มี 5 หลัก
directory-coordinates-wrong = พิกัดเป็นตัวเลขสองจำนวน เช่น 16.82, 100.26
directory-hours-wrong = เวลาเขียนเช่น 08.30-16.30 หรือ 08.30-12.00, 13.00-16.30
directory-hours-none = โปรดกรอกเวลาอย่างน้อยหนึ่งวัน หรือเลือกข้ออื่น
directory-ages-wrong = อายุสูงสุดน้อยกว่าอายุต่ำสุด

## นำเข้าและส่งออก
directory-exchange-lead = แลกเปลี่ยนทำเนียบกับระบบอื่นด้วยมาตรฐาน Open Referral HSDS 3.1
directory-export = ส่งออก
directory-export-text = ทุกหน่วยงาน ที่ตั้ง และบริการเป็นแฟ้ม JSON เดียว ไม่มีข้อมูลของผู้รับบริการ
directory-export-deed = ดาวน์โหลดแฟ้ม
directory-import = นำเข้า
directory-import-text = รายการใหม่จะถูกเพิ่ม รายการเดิมที่มีรหัสเดียวกันจะเปลี่ยนตามแฟ้ม ทุกอย่างที่รับไว้ไม่ได้จะบอกไว้ให้เห็น
directory-import-file = แฟ้ม JSON
directory-import-keep = การนำเข้า
directory-import-keep-hint = ถ้าไม่เลือก ระบบจะลองทำให้ดูผลโดยไม่บันทึก
directory-import-keep-yes = บันทึกลงทำเนียบ
directory-import-no-json = อ่านแฟ้มนี้ไม่ได้ ต้องเป็น JSON เข้ารหัส UTF-8
directory-import-outcome = ผลการนำเข้า
directory-import-kept = บันทึกลงทำเนียบแล้ว
directory-import-tried = นี่เป็นการลอง ยังไม่มีอะไรถูกบันทึก
directory-import-kind = ชนิด
directory-import-added = ใหม่
directory-import-changed = เปลี่ยน
directory-import-same = เหมือนเดิม
directory-import-all = รับไว้ครบทุกอย่างในแฟ้ม
directory-import-notes = สิ่งที่ไม่ได้รับไว้
directory-import-where = ตำแหน่งในแฟ้ม
directory-import-why = เหตุผล
directory-import-more = และอีก { $count } แห่ง
directory-why-no-uuid = ไม่มีรหัส UUID จึงไม่รับทั้งรายการ
directory-why-missing = ขาดข้อมูลที่ต้องมี จึงไม่รับรายการนี้
directory-why-no-id = ส่วนนี้ไม่มีรหัส UUID ระบบออกรหัสให้
directory-why-wrong-type = ชนิดของข้อมูลไม่ตรงตามมาตรฐาน
directory-why-not-understood = อ่านแล้วไม่เข้าใจ
directory-why-not-kept = ทำเนียบนี้ไม่เก็บข้อมูลนี้
directory-why-twice = รหัสซ้ำในแฟ้ม ใช้รายการแรก
directory-why-elsewhere = รหัสนี้เป็นของหน่วยงานอื่นในทำเนียบนี้

## ประวัติ
directory-history = ประวัติการแก้ไข
directory-by-program = ระบบ
directory-act-organisation-added = เพิ่มหน่วยงาน
directory-act-organisation-changed = แก้ไขหน่วยงาน
directory-act-organisation-closed = ปิดรายการ
directory-act-organisation-reopened = เปิดรายการอีกครั้ง
directory-act-organisation-merged = รวมกับรายการอื่น
directory-act-service-added = เพิ่มบริการ
directory-act-service-changed = แก้ไขบริการ
directory-act-service-status-set = เปลี่ยนสถานะ
directory-act-service-verified = ยืนยันข้อมูล
