//! Why somebody is offered who may be the one that is looked for, weightiest first.

kernel::codes! {
    /// เหตุที่คล้าย: why a person is offered.
    pub enum Reason {
        /// เลขประจำตัวตรงกัน
        SameNumber = "same-number",
        /// เลขประจำตัวต่างกันหนึ่งหรือสองหลัก อาจพิมพ์ผิด
        NumberSlip = "number-slip",
        /// หมายเลขโทรศัพท์ตรงกัน
        SamePhone = "same-phone",
        /// วันเกิดตรงกัน
        SameBirthDay = "same-birth-day",
        /// วันกับเดือนเกิดสลับกัน
        TurnedBirthDay = "turned-birth-day",
        /// วันเกิดต่างกันเล็กน้อย อาจพิมพ์ผิด
        BirthDaySlip = "birth-day-slip",
        /// วันและเดือนเกิดตรงกัน ปีต่างกัน
        BirthDayOtherYear = "birth-day-other-year",
        /// ปีเกิดตรงกัน
        SameBirthYear = "same-birth-year",
        /// อายุใกล้กัน
        NearAge = "near-age",
        /// ชื่อและชื่อสกุลตรงกัน
        SameName = "same-name",
        /// ชื่อตัวกับชื่อสกุลสลับกัน
        NamesTurned = "names-turned",
        /// ชื่อตัวตรงกัน
        SameGiven = "same-given",
        /// ชื่อสกุลตรงกัน
        SameFamily = "same-family",
        /// ชื่อตัวออกเสียงเหมือนกัน
        GivenSounds = "given-sounds",
        /// ชื่อสกุลออกเสียงเหมือนกัน
        FamilySounds = "family-sounds",
        /// ชื่อตัวเขียนใกล้เคียงกัน
        GivenNear = "given-near",
        /// ชื่อสกุลเขียนใกล้เคียงกัน
        FamilyNear = "family-near",
        /// ชื่อตัวเป็นอักษรย่อหรือเขียนไม่ครบ
        GivenBegun = "given-begun",
        /// ชื่อสกุลต่างกัน อาจเปลี่ยนเพราะสมรส
        MarriedName = "married-name",
        /// ชื่อเล่นตรงกัน
        SameNickname = "same-nickname",
        /// เคยใช้ชื่อนี้
        FormerName = "former-name",
        /// โทรศัพท์ต่างกันหนึ่งหลัก
        PhoneSlip = "phone-slip",
        /// อยู่บ้านเดียวกัน
        SameHouse = "same-house",
        /// อยู่หมู่บ้านเดียวกัน
        SameVillage = "same-village",
        /// อยู่ตำบลเดียวกัน
        SamePlace = "same-place",
        /// อยู่อำเภอเดียวกัน
        SameDistrict = "same-district",
    }
}
