//! What one person is to another: the kind, its legal or lived form, how it ended, and what is recorded of it.

use kernel::{Id, Person};

use super::Born;

kernel::codes! {
    /// ความสัมพันธ์ที่เก็บ: what the other is to the person; each pair is kept once.
    pub enum Relation {
        /// บิดา มารดา
        Parent = "parent",
        /// ปู่ ย่า ตา ยาย
        Grandparent = "grandparent",
        /// ผู้ปกครอง
        Guardian = "guardian",
        /// ผู้ดูแล
        Caregiver = "caregiver",
        /// คู่สมรส คู่ครอง
        Spouse = "spouse",
        /// พี่ น้อง
        Sibling = "sibling",
        /// ญาติ
        Relative = "relative",
        /// เพื่อนบ้าน เพื่อน คนรู้จัก
        Friend = "friend",
    }
}

kernel::codes! {
    /// ความสัมพันธ์ที่อ่าน: what the other is to the one whose page it is, in both directions.
    pub enum RelationWord {
        /// บิดา มารดา
        Parent = "parent",
        /// บุตร
        Child = "child",
        /// คู่สมรส คู่ครอง
        Spouse = "spouse",
        /// พี่ น้อง
        Sibling = "sibling",
        /// ปู่ ย่า ตา ยาย
        Grandparent = "grandparent",
        /// หลาน
        Grandchild = "grandchild",
        /// ผู้ปกครอง
        Guardian = "guardian",
        /// ผู้อยู่ในปกครอง
        Ward = "ward",
        /// ผู้ดูแล
        Caregiver = "caregiver",
        /// ผู้ที่ได้รับการดูแล
        CaredFor = "cared-for",
        /// ญาติ
        Relative = "relative",
        /// เพื่อนบ้าน เพื่อน คนรู้จัก
        Friend = "friend",
    }
}

impl RelationWord {
    /// How it is kept, and whether the two change places for it.
    #[must_use]
    pub const fn kept(self) -> (Relation, bool) {
        match self {
            Self::Parent => (Relation::Parent, false),
            Self::Child => (Relation::Parent, true),
            Self::Grandparent => (Relation::Grandparent, false),
            Self::Grandchild => (Relation::Grandparent, true),
            Self::Guardian => (Relation::Guardian, false),
            Self::Ward => (Relation::Guardian, true),
            Self::Caregiver => (Relation::Caregiver, false),
            Self::CaredFor => (Relation::Caregiver, true),
            Self::Spouse => (Relation::Spouse, false),
            Self::Sibling => (Relation::Sibling, false),
            Self::Relative => (Relation::Relative, false),
            Self::Friend => (Relation::Friend, false),
        }
    }
}

impl Relation {
    /// How it reads for the person (`false`) or for the other (`true`).
    #[must_use]
    pub const fn word(self, turned: bool) -> RelationWord {
        match (self, turned) {
            (Self::Parent, false) => RelationWord::Parent,
            (Self::Parent, true) => RelationWord::Child,
            (Self::Grandparent, false) => RelationWord::Grandparent,
            (Self::Grandparent, true) => RelationWord::Grandchild,
            (Self::Guardian, false) => RelationWord::Guardian,
            (Self::Guardian, true) => RelationWord::Ward,
            (Self::Caregiver, false) => RelationWord::Caregiver,
            (Self::Caregiver, true) => RelationWord::CaredFor,
            (Self::Spouse, _) => RelationWord::Spouse,
            (Self::Sibling, _) => RelationWord::Sibling,
            (Self::Relative, _) => RelationWord::Relative,
            (Self::Friend, _) => RelationWord::Friend,
        }
    }
}

kernel::codes! {
    /// ลักษณะของความสัมพันธ์: in which form two are a couple, parent and child, or siblings; what genograms tell apart.
    pub enum RelationForm {
        /// จดทะเบียนสมรส
        Registered = "registered",
        /// อยู่ด้วยกันโดยไม่จดทะเบียน
        Cohabiting = "cohabiting",
        /// บุตรโดยกำเนิด
        Birth = "birth",
        /// บุตรบุญธรรมที่จดทะเบียน
        Adopted = "adopted",
        /// เด็กในความอุปถัมภ์
        Foster = "foster",
        /// บุตรเลี้ยง: the child of one's partner
        Step = "step",
        /// แฝดร่วมไข่
        Identical = "identical",
        /// แฝดต่างไข่
        Fraternal = "fraternal",
        /// แฝด ไม่ทราบชนิด
        Twin = "twin",
    }
}

kernel::codes! {
    /// เหตุที่สิ้นสุด: how a relation ended.
    pub enum RelationEnding {
        /// หย่า
        Divorce = "divorce",
        /// แยกกันอยู่
        Separation = "separation",
        /// ฝ่ายหนึ่งเสียชีวิต
        Death = "death",
        /// เหตุอื่น เช่น เลิกรับบุตรบุญธรรม
        Other = "other",
    }
}

impl RelationForm {
    /// Whether it is a form of that relation.
    #[must_use]
    pub const fn fits(self, relation: Relation) -> bool {
        match self {
            Self::Registered | Self::Cohabiting => matches!(relation, Relation::Spouse),
            Self::Birth | Self::Adopted | Self::Foster | Self::Step => matches!(relation, Relation::Parent),
            Self::Identical | Self::Fraternal | Self::Twin => matches!(relation, Relation::Sibling),
        }
    }

    /// Whether it says that two were born together.
    #[must_use]
    pub const fn is_twin(self) -> bool {
        matches!(self, Self::Identical | Self::Fraternal | Self::Twin)
    }
}

impl RelationEnding {
    /// Whether that relation, in that form, can end so: only a marriage is divorced, only a couple parts.
    #[must_use]
    pub const fn fits(self, relation: Relation, form: Option<RelationForm>) -> bool {
        match self {
            Self::Divorce => matches!(relation, Relation::Spouse) && !matches!(form, Some(RelationForm::Cohabiting)),
            Self::Separation => matches!(relation, Relation::Spouse),
            Self::Death | Self::Other => true,
        }
    }
}

/// รายละเอียดของความสัมพันธ์: what is recorded of a relation besides who and what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelationTerms {
    /// Its form; `None` where it is not known or there is none.
    pub form: Option<RelationForm>,
    /// Since when, as far as it is known.
    pub from: Born,
    /// Until when, as far as it is known.
    pub until: Born,
    /// How it ended; `None` while it lasts, or where that is not known.
    pub ending: Option<RelationEnding>,
    /// บุตรคนที่: the place among the children of that parent, from 1; of a parent and child alone.
    pub birth_order: Option<i64>,
    /// What else should be known.
    pub note: String,
}

/// ความสัมพันธ์ใหม่: what the other is to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelation {
    /// The other.
    pub other: Id<Person>,
    /// What they are to the person.
    pub word: RelationWord,
    /// The rest of it.
    pub particulars: RelationTerms,
}

impl NewRelation {
    /// A relation of which no more is known.
    #[must_use]
    pub fn new(other: Id<Person>, word: RelationWord) -> Self {
        Self { other, word, particulars: RelationTerms::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Code as _;

    #[test]
    fn every_relation_reads_back_from_both_sides() {
        for word in RelationWord::ALL {
            let (kept, turned) = word.kept();
            assert_eq!(kept.word(turned), *word);
        }
    }

    #[test]
    fn every_form_belongs_to_one_relation() {
        for form in RelationForm::ALL {
            assert_eq!(Relation::ALL.iter().filter(|relation| form.fits(**relation)).count(), 1, "{form:?}");
        }
        assert!(!RelationEnding::Divorce.fits(Relation::Spouse, Some(RelationForm::Cohabiting)));
        assert!(!RelationEnding::Separation.fits(Relation::Parent, Some(RelationForm::Foster)));
    }
}
