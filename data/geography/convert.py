"""Converts the geothai wheel into provinces.tsv, districts.tsv and subdistricts.tsv (see SOURCE.md).

Usage:
    pip download geothai==3.2.1 --no-deps --dest /tmp/geothai
    python3 data/geography/convert.py /tmp/geothai/geothai-3.2.1-py3-none-any.whl

Abbreviations and regions of the provinces are not in geothai: they are kept from the present provinces.tsv.
"""

import csv
import hashlib
import json
import pathlib
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
WHEEL_SHA256 = "d4d41349c0c8ad07a579956b95d39f7b191426b5681daf66ab1ee522122d8e9b"
COUNTS = {"provinces": 77, "districts": 928, "subdistricts": 7436}
BANGKOK = "10"
# In Bangkok the source writes the kind into the name (เขตพระนคร); elsewhere it does not (หาดใหญ่).
BANGKOK_DISTRICT_PREFIX = "เขต"


def read_wheel(path):
    """The three tables of the wheel, after checking that it is the very wheel this data was made from."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WHEEL_SHA256:
        sys.exit(f"{path}: sha256 is {digest}, expected {WHEEL_SHA256}")
    with zipfile.ZipFile(path) as wheel:
        tables = {name: json.loads(wheel.read(f"geothai/_data/{name}.json")) for name in COUNTS}
    for name, count in COUNTS.items():
        if len(tables[name]) != count:
            sys.exit(f"{name}: {len(tables[name])} rows, expected {count}")
    return tables


def read_extras():
    """Abbreviation and regions of each province, by code."""
    with open(HERE / "provinces.tsv", encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}


def write(name, header, rows):
    """Writes one table: UTF-8, tabs, LF, ordered by code."""
    rows = sorted(rows)
    assert len({row[0] for row in rows}) == len(rows), f"{name}: a code occurs twice"
    assert not any("\t" in cell or "\n" in cell or cell != cell.strip() or not cell for row in rows for cell in row)
    lines = ["\t".join(header), *("\t".join(row) for row in rows)]
    (HERE / f"{name}.tsv").write_bytes(("\n".join(lines) + "\n").encode())


def district_name(code, name):
    """The bare name; that it is a เขต (Bangkok) or an อำเภอ follows from the code."""
    return name.removeprefix(BANGKOK_DISTRICT_PREFIX) if code.startswith(BANGKOK) else name


def main(wheel):
    """Reads everything, checks that every code has its parent, writes three files."""
    tables, extras = read_wheel(pathlib.Path(wheel)), read_extras()
    provinces = [[code, th, en, *(extras[code][key] for key in ("abbr", "region4", "region6"))] for code, th, en in tables["provinces"]]
    districts = [[code, district_name(code, th), en] for code, th, en in tables["districts"]]
    subdistricts = tables["subdistricts"]
    assert {row[0][:2] for row in districts} == {row[0] for row in provinces}
    assert {row[0][:4] for row in subdistricts} == {row[0] for row in districts}
    write("provinces", ["code", "th", "en", "abbr", "region4", "region6"], provinces)
    write("districts", ["code", "th", "en"], districts)
    write("subdistricts", ["code", "th", "en", "zip"], subdistricts)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
