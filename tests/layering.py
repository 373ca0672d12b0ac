#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the source tree and lists what breaks the shape of the house.

    layering.py TREE         checks a tree; exit code 1 when something is wrong
    layering.py --self-test  checks trees made wrong on purpose, one rule each

Rules: an include follows the arrows of the layers; models know no Gui and no Widgets; SQL stays in models/store; every
source file names its licence; no file names a path of somebody's machine.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

# What each layer may include, besides itself. The longest matching folder counts.
BASE = ["models/base"]
DOMAIN = BASE + ["models/domain"]
STORE = DOMAIN + ["models/store"]
FORMATS = DOMAIN + ["models/formats"]
JOBS = STORE + FORMATS + ["models/jobs"]
ITEMS = JOBS + ["models/items"]
PROJECT = ITEMS + ["models/project"]
WIDGETS = PROJECT + ["widgets"]
ARROWS = {
    "models/base": BASE,
    "models/domain": DOMAIN,
    "models/store": STORE,
    "models/formats": FORMATS,
    "models/jobs": JOBS,
    "models/items": ITEMS,
    "models/project": PROJECT,
    "widgets": WIDGETS,
    "app": WIDGETS + ["app"],
    "app/cli": JOBS + ["app/cli"],
}

CPP = (".cpp", ".h")
SOURCES = CPP + (".py", ".sql", ".cmake", ".sh")
SOURCE_NAMES = ("CMakeLists.txt", "dev", "run")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
# Core and Test are all that a model and the command line may take from Qt.
GUI_HEADERS = re.compile(
    r"^(QtGui|QtWidgets|QtSvg|K(?!Archive|Zip)[A-Z]\w*|QWidget|QApplication|QGuiApplication|QColor|QFont\w*|QIcon|QPainter\w*|QPixmap"
    r"|QImage|QBrush|QPen|QPalette|QText(Document|Cursor|Layout|Edit|Browser|Block|Format|CharFormat)|QAction\w*|QMenu"
    r"|QKeySequence|QStandardItemModel|QClipboard|QValidator|QDesktopServices|QDialog|QMainWindow|QStyle\w*)(/.*)?$")
SQL = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|TRIGGER|VIEW"
    r"|VIRTUAL)|DROP\s+(TABLE|INDEX|TRIGGER|VIEW)|ALTER\s+TABLE|PRAGMA\s+\w+)\b", re.S)
SQL_HEADERS = re.compile(r"^(SQLiteCpp/|sqlite3)")
STRING = re.compile(r'R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"', re.S)
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:[^"\\\n]|\\.)*")', re.S)
MACHINE_PATH = re.compile(r"(?<![\w.~$}/-])/(work|home|Users|root)/\w")


def layer_of(path):
    """The longest folder of ARROWS that holds `path`, or nothing."""
    holding = [layer for layer in ARROWS if path.startswith(layer + "/")]
    return max(holding, key=len, default=None)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def string_literals(text):
    """Position and content of each literal outside comments; neighbours that the compiler joins are joined."""
    bare = COMMENT.sub(lambda m: m.group(1) or re.sub(r"[^\n]", " ", m.group(0)), text)
    literals = []
    for match in STRING.finditer(bare):
        content = match.group(2) if match.group(2) is not None else match.group(3)
        if literals and re.fullmatch(r"(_s|_L1)?\s*(u8?|U|L)?", bare[literals[-1][2]:match.start()]):
            position, before, _ = literals[-1]
            literals[-1] = (position, before + content, match.end())
        else:
            literals.append((match.start(), content, match.end()))
    return [(position, content) for position, content, _ in literals]


def include_problems(path, text):
    layer = layer_of(path)
    if not layer:
        return
    headless = layer.startswith("models/") or layer == "app/cli"
    for match in INCLUDE.finditer(text):
        header, where = match.group(2), f"{path}:{line_of(text, match.start())}"
        target = layer_of(header)
        if match.group(1) == '"' and not target:
            yield f'{where}: "{header}" does not start at the include root.'
        elif target and target != layer and target not in ARROWS[layer]:
            yield f'{where}: {layer} must not include {target} ("{header}").'
        elif headless and GUI_HEADERS.match(header):
            yield f"{where}: {layer} must not know Gui or Widgets (<{header}>)."
        elif layer != "models/store" and SQL_HEADERS.match(header):
            yield f"{where}: only models/store knows SQLite (<{header}>)."


def sql_problems(path, text):
    if not layer_of(path) or path.startswith("models/store/"):
        return
    for position, content in string_literals(text):
        if SQL.search(content):
            yield f"{path}:{line_of(text, position)}: SQL belongs in models/store: \"{content.strip()[:60]}\"."


def problems(path, text):
    name = path.rsplit("/", 1)[-1]
    is_source = name.endswith(SOURCES) or name in SOURCE_NAMES
    if is_source and "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(text.split("\n", 3)[:3]):
        yield f"{path}:1: the SPDX licence line is missing."
    for match in MACHINE_PATH.finditer(text):
        yield f"{path}:{line_of(text, match.start())}: names a path of one machine ({match.group(0)}…)."
    if name.endswith(CPP):
        yield from include_problems(path, text)
        yield from sql_problems(path, text)


def tracked_files(tree):
    """Paths that git tracks or would track, relative to `tree`; every file where there is no repository."""
    git = ["git", "-c", "safe.directory=*", "-C", str(tree), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(git, capture_output=True)
    if listing.returncode == 0:
        names = listing.stdout.decode().split("\0")
    else:
        names = [str(p.relative_to(tree)) for p in tree.rglob("*") if not p.relative_to(tree).parts[0] == "build"]
    return sorted(name for name in names if name and (tree / name).is_file())


def check(tree):
    found = []
    for path in tracked_files(tree):
        if path.startswith(("tests/data/", "resources/samples/")) or path == "LICENSE":
            continue
        try:
            text = (tree / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue # a picture
        found.extend(problems(path, text))
    return found


SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HOME = "/ho" + "me/"
# Path, content after the licence line, and a word of the complaint; None where there must be none.
CASES = [
    ("models/base/a.h", '#include "models/store/store.h"', "must not include models/store"),
    ("models/formats/a.h", '#include "models/store/store.h"', "must not include models/store"),
    ("models/store/a.h", '#include "models/formats/format.h"', "must not include models/formats"),
    ("models/items/a.h", '#include "models/project/project.h"', "must not include models/project"),
    ("models/project/a.h", '#include "widgets/articleview/articleview.h"', "must not include widgets"),
    ("widgets/a.h", '#include "app/mainwindow.h"', "must not include app"),
    ("app/cli/a.cpp", '#include "models/items/idlistmodel.h"', "must not include models/items"),
    ("app/cli/a.cpp", '#include "widgets/a.h"', "must not include widgets"),
    ("app/a.cpp", '#include "mainwindow.h"', "include root"),
    ("models/base/a.cpp", "#include <QColor>", "Gui or Widgets"),
    ("app/cli/a.cpp", "#include <QtWidgets/QWidget>", "Gui or Widgets"),
    ("widgets/a.cpp", "#include <SQLiteCpp/Database.h>", "only models/store"),
    ("widgets/a.cpp", 'auto q = u"SELECT id FROM mention"_s;', "SQL belongs"),
    ("widgets/a.cpp", 'auto q = u"SELECT id "\n    u"FROM mention"_s;', "SQL belongs"),
    ("models/jobs/a.cpp", 'auto q = R"(\n  DELETE FROM mention)";', "SQL belongs"),
    ("app/a.cpp", 'auto q = "PRAGMA journal_mode";', "SQL belongs"),
    ("widgets/a.cpp", f'auto f = "{HOME}ada/x";', "path of one machine"),
    ("README.md", f"Look into {HOME}ada.", "path of one machine"),
    ("models/store/a.cpp", 'auto q = "SELECT id FROM mention";', None),
    ("models/formats/a.cpp", '#include "models/domain/bundle.h"\n#include <QString>', None),
    ("models/formats/a.cpp", "#include <zip.h>", None),
    ("app/cli/a.cpp", '#include "models/jobs/importjob.h"\n#include "models/store/store.h"', None),
    ("widgets/a.cpp", 'auto t = tr("Select one from the list"); // SELECT id FROM mention', None),
    ("widgets/a.cpp", 'auto t = u"https://example.org' + HOME + 'x"_s;', None),
    ("tests/models/store/tst_a.cpp", 'auto q = "SELECT id FROM mention";', None),
]


def self_test():
    wrong = []
    for path, content, expected in CASES + [("models/base/a.h", None, "SPDX licence line")]:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("namespace glossator {}\n" if content is None else SPDX + content + "\n")
            found = check(pathlib.Path(folder))
        if expected is None and found or expected is not None and not (len(found) == 1 and expected in found[0]):
            wrong.append(f"{path}: {content!r}: expected {expected!r}, found {found}")
    return wrong


def main(arguments):
    if len(arguments) != 1:
        print(__doc__)
        return 2
    found = self_test() if arguments[0] == "--self-test" else check(pathlib.Path(arguments[0]))
    print("\n".join(found) if found else "Nothing is out of place.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
