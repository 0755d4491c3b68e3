//! Each template as a Frictionless Table Schema, so that other programs can check a file before it is sent.
//! Source: Data Package v2, *Table Schema* (datapackage.org).

use kernel::Code as _;
use serde_json::{Value, json};

use super::columns;
use crate::model::{Column, Kind, Template};

/// The schema of a template. A field is named by its Thai heading, which blank files and exports have.
#[must_use]
pub fn of(template: Template) -> Value {
    let columns = columns::of(template);
    let fields: Vec<Value> = columns.iter().map(field).collect();
    let key = columns.iter().find(|column| column.name == "key").map(|column| column.th);
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": template.code(),
        "fields": fields,
        "fieldsMatch": "partial",
        "missingValues": ["", "-", "ไม่มี", "N/A"],
    });
    if let Some(key) = key {
        schema["uniqueKeys"] = json!([[key]]);
    }
    schema
}

fn field(column: &Column) -> Value {
    let mut constraints = json!({});
    if column.required {
        constraints["required"] = json!(true);
    }
    match column.kind {
        Kind::Choice(list) => constraints["enum"] = list.iter().map(|choice| choice.th).collect(),
        Kind::Digits(count) => constraints["pattern"] = json!(format!("[0-9]{{{count}}}")),
        Kind::Text | Kind::Key => constraints["maxLength"] = json!(200),
        _ => {}
    }
    // Days are written in either era and often in part, so they are strings that the program reads.
    let kind = if column.kind == Kind::Truth { "boolean" } else { "string" };
    let mut field = json!({ "name": column.th, "title": column.en, "type": kind, "constraints": constraints });
    if column.kind == Kind::Truth {
        field["trueValues"] = json!(["ใช่"]);
        field["falseValues"] = json!(["ไม่ใช่", ""]);
    }
    if !column.example.is_empty() {
        field["example"] = json!(column.example);
    }
    field["kueakun:name"] = json!(column.name);
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_a_field_under_its_thai_heading() {
        for template in Template::ALL {
            let schema = of(*template);
            let names: Vec<&str> =
                schema["fields"].as_array().unwrap().iter().filter_map(|field| field["name"].as_str()).collect();
            assert_eq!(names, columns::of(*template).iter().map(|column| column.th).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_must_be_filled_and_what_may_be_chosen_is_told() {
        let schema = of(Template::Persons);
        let field = |name: &str| {
            schema["fields"].as_array().unwrap().iter().find(|field| field["name"] == name).unwrap().clone()
        };
        assert_eq!(field("ชื่อ")["constraints"]["required"], true);
        assert_eq!(field("เพศ")["constraints"]["enum"], json!(["ชาย", "หญิง", "ไม่ระบุ"]));
        assert_eq!(field("รหัสไปรษณีย์")["constraints"]["pattern"], "[0-9]{5}");
    }
}
