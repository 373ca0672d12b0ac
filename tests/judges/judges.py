#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs of other people say of an export of the samples: `judges.py JUDGE GLOSSATOR-CLI SAMPLES`.

Exit 77: the judge is not installed here. A judge compares with what another format says of the same project, so that a
mistake of ours in one of them shows."""
import csv
import json
import os
import subprocess
import sys
import tempfile

MISSING = 77


def make_project(cli, samples, folder):
    project = os.path.join(folder, "judged.gloss")
    run(cli, "new", project)
    run(cli, "import", project, samples)
    return project


def run(cli, *arguments):
    answer = subprocess.run([cli, "--author", "Ada", *arguments], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {answer.stdout}{answer.stderr}")
    return answer.stdout


def tables_of(cli, project, folder):
    """The rows of each CSV table, guards against formulas left out."""
    out = os.path.join(folder, "tables")
    run(cli, "export", project, "--format", "csv", "--output", out, "--options", "guard=no")
    tables = {}
    for name in os.listdir(out):
        if name.endswith(".csv"):
            with open(os.path.join(out, name), encoding="utf-8-sig", newline="") as file:
                tables[name[:-4]] = list(csv.reader(file))
    return tables


def workbook(cli, project, folder):
    """openpyxl reads each cell of the workbook as the tables have it."""
    import openpyxl
    path = os.path.join(folder, "book.xlsx")
    run(cli, "export", project, "--format", "xlsx", "--output", path)
    tables = tables_of(cli, project, folder)
    cells = 0
    for sheet in openpyxl.load_workbook(path):
        rows = list(sheet.iter_rows(values_only=True))
        table = next(table for name, table in tables.items() if name[:31] == sheet.title)
        assert len(rows) == len(table), f"{sheet.title}: {len(rows)} rows, {len(table)} in CSV"
        for row, other in zip(rows[1:], table[1:]):
            for head, value in zip(rows[0], row):
                text = other[table[0].index(head)]
                same = float(text) == value if isinstance(value, (int, float)) else (value or "") == text
                assert same, f"{sheet.title}, {head}: {value!r} is {text!r} in CSV"
                cells += 1
    sheets = {sheet.title for sheet in openpyxl.load_workbook(path)}
    missing = {name for name in tables if name[:31] not in sheets} - {"files", "leftovers"}
    assert not missing and cells > 1000, f"{missing} are no sheets; {cells} cells"
    return f"{cells} cells"


def graphs(cli, project, folder):
    """NetworkX reads the same nodes and edges from both graphs, and the entities and relations that the tables have."""
    import networkx
    tables = tables_of(cli, project, folder)
    told = []
    for events in ("none", "nodes", "edges"):
        for edges in ("each", "merged"):
            options = ["--options", f"events={events},edges={edges}"]
            paths = {}
            for name in ("graphml", "gexf"):
                paths[name] = os.path.join(folder, f"{events}-{edges}.{name}")
                run(cli, "export", project, "--format", name, "--output", paths[name], *options)
            one = networkx.read_graphml(paths["graphml"], force_multigraph=True)
            # NetworkX knows 1.2draft only; what it reads of 1.3 is the same.
            with open(paths["gexf"], encoding="utf-8") as file:
                text = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace(
                    'version="1.3"', 'version="1.2"')
            with open(paths["gexf"], "w", encoding="utf-8") as file:
                file.write(text)
            other = networkx.read_gexf(paths["gexf"])
            assert one.number_of_nodes() == other.number_of_nodes(), (events, edges, one, other)
            assert one.number_of_edges() == other.number_of_edges(), (events, edges, one, other)
            assert set(one) == set(other), (events, edges)
            for ends in (one.out_degree, one.in_degree):
                there = other.out_degree if ends is one.out_degree else other.in_degree
                assert dict(ends()) == dict(there()), (events, edges)
            entities = [node for node, data in one.nodes(data=True) if data["kind"] == "entity"]
            assert len(entities) == len(tables["entities"]) - 1, (events, edges, len(entities))
            if (events, edges) == ("none", "each"):
                assert one.number_of_edges() == len(tables["relations"]) - 1, one
            told.append(f"{one.number_of_nodes()}/{one.number_of_edges()}")
    return "nodes/edges " + ", ".join(told)


def xml(cli, project, folder):
    """xmllint finds each file of XML well-formed."""
    out = os.path.join(folder, "cas")
    run(cli, "export", project, "--format", "cas-xmi", "--output", out)
    files = [os.path.join(top, name) for top, _, names in os.walk(out) for name in names if name.endswith((".xmi", ".xml"))]
    for name in ("graphml", "gexf", "html"):
        files.append(os.path.join(folder, "export." + name))
        run(cli, "export", project, "--format", name, "--output", files[-1])
    try:
        subprocess.run(["xmllint", "--noout", "--nonet", *files], check=True)
    except FileNotFoundError as missing:
        raise ImportError(missing.filename) from missing
    return f"{len(files)} files"


def annotations(cli, project, folder):
    """Every annotation of the Web has an id, a type and a target, and says where its words stand in the text beside it."""
    out = os.path.join(folder, "web")
    run(cli, "export", project, "--format", "web-annotation", "--output", out)
    count = 0
    for top, _, names in os.walk(out):
        for name in names:
            beside = os.path.join(top, name[:-7] + ".txt")
            if not name.endswith(".jsonld") or not os.path.exists(beside):
                continue
            with open(os.path.join(top, name), encoding="utf-8") as file:
                page = json.load(file)
            with open(beside, encoding="utf-8", newline="") as file:
                text = file.read()
            for annotation in page["items"]:
                assert annotation["id"] and "Annotation" in annotation["type"] and annotation["target"], annotation
                for selector in selectors_of(annotation["target"]):
                    if selector["type"] == "TextPositionSelector":
                        start, end = selector["start"], selector["end"]
                        assert 0 <= start <= end <= len(text), annotation
                    elif selector["type"] == "TextQuoteSelector":
                        assert selector["exact"] == text[start:end], annotation
                        assert text[:start].endswith(selector.get("prefix", "")), annotation
                        assert text[end:].startswith(selector.get("suffix", "")), annotation
                        count += 1
    mentions = len(tables_of(cli, project, folder)["mentions"]) - 1
    assert count >= mentions, f"{count} quotes, {mentions} mentions"
    return f"{count} quotes"


def selectors_of(target):
    """Position before quote."""
    if isinstance(target, list):
        return [selector for part in target for selector in selectors_of(part)]
    selectors = target.get("selector", []) if isinstance(target, dict) else []
    selectors = selectors if isinstance(selectors, list) else [selectors]
    return sorted(selectors, key=lambda selector: selector["type"])


def main():
    judge, cli, samples = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        try:
            print(globals()[judge](cli, make_project(cli, samples, folder), folder))
        except ImportError as missing:
            print(f"not installed: {missing}")
            sys.exit(MISSING)


if __name__ == "__main__":
    main()
