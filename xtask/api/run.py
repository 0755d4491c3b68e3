"""Holds the running program against its own OpenAPI document with schemathesis, as a member of the demonstration's staff.

Called by `cargo xtask test` with KUEAKUN_BIN, KUEAKUN_API_FOLDER and KUEAKUN_API_DATABASE; standard library alone.
"""

import http.cookiejar
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).parent
SCOPES = ["people:read", "people:write", "cases:read", "cases:write", "visits:read", "visits:write", "files:read", "files:write"]
PATIENCE = 180


def start(folder: pathlib.Path) -> tuple[subprocess.Popen, str]:
    """Starts the program with its demonstration; answers its address."""
    log = (folder / "server.log").open("w+", encoding="utf-8")
    place = ["--data", str(folder / "data"), "--database", os.environ["KUEAKUN_API_DATABASE"]]
    command = [os.environ["KUEAKUN_BIN"], "demo", *place, "--listen", "127.0.0.1:0", "--api-per-minute", "1000000"]
    program = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and program.poll() is None:
        found = re.search(r"listening on (http://\S+)", (folder / "server.log").read_text(encoding="utf-8"))
        if found:
            return program, found.group(1)
        time.sleep(0.2)
    program.kill()
    sys.exit("the program did not start:\n" + (folder / "server.log").read_text(encoding="utf-8"))


def token(address: str) -> str:
    """Signs in as a social worker and makes a token, as a person would."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(path: str) -> str:
        return browser.open(address + path).read().decode()

    def post(path: str, page: str, fields: list[tuple[str, str]]) -> str:
        csrf = re.search(r'name="_csrf" value="([^"]+)"', page).group(1)
        body = urllib.parse.urlencode([("_csrf", csrf), *fields]).encode()
        return browser.open(address + path, body).read().decode()

    post("/sign-in/cast", get("/sign-in"), [("account", "somsri")])
    fields = [("name", "schemathesis"), ("days", "30"), *(("scopes", scope) for scope in SCOPES)]
    return re.search(r"kk_[0-9a-f]{64}", post("/me/tokens", get("/me/tokens"), fields)).group(0)


def records(address: str, authorization: str) -> dict:
    """Some people, home visits and a file that the token's owner may open, for `hooks.py`."""

    def ask(path: str, body: bytes | None = None, **headers: str) -> dict:
        headers |= {"Authorization": authorization}
        request = urllib.request.Request(f"{address}/api/v1{path}", data=body, headers=headers)
        return json.load(urllib.request.urlopen(request))

    people = [{"id": person["id"]} for person in ask("/people?limit=5")["items"]]
    cases = [case["id"] for case in ask("/cases?owner=me&limit=100")["items"]]
    visits = [{"id": case, "visit": visit["id"]} for case in cases for visit in ask(f"/cases/{case}/visits")["items"]]
    # A draft can be written in and takes files; those of the demonstration are signed.
    draft = ask(f"/cases/{cases[0]}/visits", b"{}", **{"Content-Type": "application/json"})
    pdf = {"Content-Type": "application/pdf", "Content-Disposition": 'attachment; filename="letter.pdf"'}
    file = ask(f"/cases/{cases[0]}/visits/{draft['id']}/files", b"%PDF-1.7 x", **pdf)
    return {
        "address": f"{address}/api/v1",
        "authorization": authorization,
        "people": people,
        "visits": [*visits[:3], *[{"id": cases[0], "visit": draft["id"]}] * 3],
        "files": [{"id": cases[0], "file": file["id"]}],
    }


def main() -> int:
    folder = pathlib.Path(os.environ["KUEAKUN_API_FOLDER"])
    folder.mkdir(parents=True, exist_ok=True)
    program, address = start(folder)
    try:
        command = [str(pathlib.Path(sys.executable).with_name("schemathesis")), "--config-file", str(HERE / "schemathesis.toml")]
        command += ["run", f"{address}/api/v1/openapi.json", "--url", f"{address}/api/v1"]
        authorization = f"Bearer {token(address)}"
        command += ["--header", f"Authorization: {authorization}", *sys.argv[1:]]
        told = {
            "SCHEMATHESIS_HOOKS": "hooks",
            "PYTHONPATH": str(HERE),
            "PYTHONDONTWRITEBYTECODE": "1",
            "KUEAKUN_API_KNOWN": json.dumps(records(address, authorization)),
        }
        return subprocess.run(command, cwd=folder, env={**os.environ, **told}, check=False).returncode
    finally:
        program.terminate()
        program.wait(timeout=40)


if __name__ == "__main__":
    sys.exit(main())
