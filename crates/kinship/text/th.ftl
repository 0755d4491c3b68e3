# ผังเครือญาติและผังนิเวศ
kinship-title = ผังเครือญาติ
kinship-joined = { $one } { $other }
kinship-summary = ผังเครือญาติ { $people } คน { $generations } รุ่น
kinship-summary-client = ผู้ใช้บริการคือ{ $name }
kinship-generation = รุ่นที่ { $number } (นับจากรุ่นบนสุด)
kinship-section-ties = คู่และบุตร

# สัญลักษณ์
kinship-sex-male = ชาย
kinship-sex-female = หญิง
kinship-sex-unknown = ไม่ทราบเพศ
kinship-dead = เสียชีวิต
kinship-client = ผู้ใช้บริการ
kinship-bond-marriage = สมรส
kinship-bond-cohabitation = อยู่ด้วยกันไม่จดทะเบียน
kinship-bond-unsaid = เป็นคู่ ไม่ทราบว่าจดทะเบียนหรือไม่
kinship-separated = แยกกันอยู่
kinship-divorced = หย่า
kinship-origin-birth = บุตรโดยกำเนิด
kinship-origin-adoption = บุตรบุญธรรม
kinship-origin-foster = เด็กในความอุปถัมภ์
kinship-origin-step = บุตรเลี้ยง
kinship-twins-identical = แฝดร่วมไข่
kinship-twins-fraternal = แฝดต่างไข่
kinship-twins-unknown = แฝด ไม่ทราบชนิด
kinship-household = อยู่ครัวเรือนเดียวกัน

# ปีบนเส้นของคู่
kinship-mark-married = ส. { $year }
kinship-mark-together = อยู่ { $year }
kinship-mark-divorced = หย่า { $year }
kinship-mark-parted = แยก { $year }

# ถ้อยคำแทนผัง
kinship-say-born = เกิด พ.ศ. { $year }
kinship-say-died = เสียชีวิต พ.ศ. { $year }
kinship-say-age = อายุ { $years } ปี
kinship-say-age-at-death = เมื่ออายุ { $years } ปี
kinship-say-in = พ.ศ. { $year }
kinship-say-couple = { $one } กับ { $other }:
kinship-say-by-children = เป็นบิดามารดาของบุตรคนเดียวกัน ไม่มีข้อมูลความเป็นคู่
kinship-say-lone = { $name } ไม่มีข้อมูลบิดาหรือมารดาอีกฝ่ายของบุตร:
kinship-say-children = มีบุตร { $count } คน เรียงจากคนโต: { $names }
kinship-say-childless = ไม่มีข้อมูลบุตร
kinship-say-adopted = { $name } (บุตรบุญธรรม)
kinship-say-foster = { $name } (เด็กในความอุปถัมภ์)
kinship-say-step = { $name } (บุตรเลี้ยง)
kinship-say-stepchild = { $name } เป็นบุตรเลี้ยงของ { $parent }
kinship-say-siblings = เป็นพี่น้องกัน ไม่มีข้อมูลบิดามารดาร่วม: { $names }
kinship-say-twins-identical = แฝดร่วมไข่: { $names }
kinship-say-twins-fraternal = แฝดต่างไข่: { $names }
kinship-say-twins-unknown = แฝด ไม่ทราบชนิด: { $names }
kinship-say-household = อยู่ด้วยกัน: { $names }

# เมื่อวาดไม่ได้
kinship-untenable-empty = ยังไม่มีใครให้วาด
kinship-untenable-too-many = ครอบครัวนี้ใหญ่เกินกว่าจะอ่านได้ในแผ่นเดียว
kinship-untenable-twice = มีบุคคลเดียวกันซ้ำในผัง
kinship-untenable-stranger = ความสัมพันธ์ชี้ถึงบุคคลที่ไม่อยู่ในผัง
kinship-untenable-oneself = มีผู้ที่บันทึกว่าเป็นญาติของตนเอง
kinship-untenable-own-ancestor = มีผู้ที่บันทึกว่าเป็นบรรพบุรุษของตนเอง แก้ความสัมพันธ์บิดามารดาก่อน

# ผังนิเวศ
kinship-eco-title = ผังนิเวศ
kinship-eco-summary = { $name } กับ { $count } ระบบรอบตัว
kinship-eco-strong = สัมพันธ์แน่นแฟ้น
kinship-eco-ordinary = สัมพันธ์ปกติ
kinship-eco-tenuous = สัมพันธ์ห่างหรือไม่แน่นอน
kinship-eco-stressful = ตึงเครียดหรือขัดแย้ง
kinship-eco-inward = ให้แก่ผู้ใช้บริการ
kinship-eco-outward = รับจากผู้ใช้บริการ
kinship-eco-both = ทั้งให้และรับ
kinship-eco-around = ระบบรอบตัว
kinship-eco-flow = ทิศทางของการเกื้อหนุน
