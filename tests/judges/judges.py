#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs of other people say of an export of the samples: `judges.py JUDGE GLOSSATOR-CLI SAMPLES`.

Exit 77: the judge is not installed here. A judge compares with what another format says of the same project, so that a
mistake of ours in one of them shows."""
import collections
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings

MISSING = 77
SAMPLES = sys.argv[3]
csv.field_size_limit(1 << 30) # a text is one cell


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


def linked_data(cli, project, folder):
    """A processor of JSON-LD makes a graph of each page without asking the network, and what the W3C asserts of a Web
    Annotation holds of each; skipped where what the W3C published is not beside the project."""
    import jsonschema
    from pyld import jsonld
    published = os.path.join(SAMPLES, "..", "..", "..", "shared", "corpora")
    if not os.path.isdir(published):
        raise ImportError("the W3C's context and assertions")
    with open(os.path.join(published, "w3c-annotation-spec", "jsonld", "anno.jsonld"), encoding="utf-8") as file:
        context = json.load(file)

    def load(url, _):
        assert url in ("http://www.w3.org/ns/anno.jsonld", "https://www.w3.org/ns/anno.jsonld"), f"it asks for {url}"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    jsonld.set_document_loader(load)
    assertions = assertions_of(os.path.join(published, "w3c-annotation-tests"), jsonschema)
    assert len(assertions) > 20, f"{len(assertions)} assertions"
    out = os.path.join(folder, "linked")
    run(cli, "export", project, "--format", "web-annotation", "--output", out)
    quads = count = 0
    for top, _, names in os.walk(out):
        for name in names:
            if not name.endswith(".jsonld"):
                continue
            with open(os.path.join(top, name), encoding="utf-8") as file:
                page = json.load(file)
            graph = jsonld.to_rdf(page)
            quads += sum(len(triples) for triples in graph.values())
            for annotation in page.get("items", []):
                count += 1
                for told, is_kept in assertions:
                    assert is_kept(annotation), f"{name}: {annotation['id']}: {told}"
    assert quads > 10 * count > 1000, f"{quads} quads, {count} annotations"
    return f"{count} annotations, {len(assertions)} assertions each; {quads} quads"


def assertions_of(folder, jsonschema):
    """What must hold of each annotation: the sentence, and the question whether it does."""
    base = "http://assertions.invalid/"
    store = {}
    for name in os.listdir(os.path.join(folder, "definitions")):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(folder, "definitions", name), encoding="utf-8") as file:
            store[base + name] = json.load(file)
            store[base + name].pop("id", None)
    assertions = []
    for part in ("annotations", "annotations/bodiesTargets", "annotations/specificResource"):
        for name in sorted(os.listdir(os.path.join(folder, part))):
            if not name.endswith(".json"):
                continue
            with open(os.path.join(folder, part, name), encoding="utf-8") as file:
                schema = json.load(file)
            schema.pop("id", None)
            if schema.get("assertionType") != "must":
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore") # the schemas are of a draft that is resolved the old way
                resolver = jsonschema.RefResolver(base + name, schema, store=store)
            validator = jsonschema.Draft4Validator(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())
            is_wanted = schema.get("expectedResult", "valid") == "valid"
            assertions.append((schema.get("errorMessage", name),
                lambda annotation, validator=validator, is_wanted=is_wanted: validator.is_valid(annotation) == is_wanted))
    return assertions


def cas(cli, project, folder):
    """Apache UIMA loads each CAS, finds each mention's words where we mark them, and what it writes again is read back."""
    uima = "/usr/share/java/uimaj-core.jar"
    if not os.path.exists(uima) or not shutil.which("javac"):
        raise ImportError("Apache UIMA and a Java compiler")
    out = os.path.join(folder, "cas")
    copies = os.path.join(folder, "copies")
    os.mkdir(copies)
    run(cli, "export", project, "--format", "cas-xmi", "--output", out)
    files = [os.path.join(top, name) for top, _, names in os.walk(out) for name in names if name.endswith(".xmi")]
    types = os.path.join(out, "TypeSystem.xml")
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Uima.java")
    loaded = subprocess.run(["java", "-cp", uima, program, types, copies, *files], capture_output=True, check=False)
    assert loaded.returncode == 0, loaded.stderr.decode()
    found = collections.Counter()
    for line in loaded.stdout.decode().split("\n"):
        if line:
            _, kind, _, _, words = line.split("\t")
            if kind.endswith((".NamedEntity", ".GlossatorEvent")):
                found[words] += 1
    before = tables_of(cli, project, folder)
    texts = column(before["articles"], "id", "text")
    wanted = collections.Counter()
    rows = before["mentions"]
    place = [rows[0].index(name) for name in ("article", "begin", "end")]
    for row in rows[1:]:
        article, begin, end = (row[index] for index in place)
        words = texts[article][int(begin):int(end)]
        wanted[words.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")] += 1
    assert wanted == found, f"ours only: {wanted - found}; in UIMA only: {found - wanted}"
    shutil.copy(types, copies)
    again = os.path.join(folder, "again.gloss")
    run(cli, "new", again)
    run(cli, "import", again, copies)
    after = tables_of(cli, again, os.path.join(folder, "copies"))
    counts = {}
    for name in ("mentions", "relations", "event_mentions", "arguments"):
        counts[name] = len(before[name]) - 1
        assert len(after[name]) == len(before[name]), f"{name}: {counts[name]} before, {len(after[name]) - 1} after UIMA"
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def column(table, key, value):
    key, value = table[0].index(key), table[0].index(value)
    return {row[key]: row[value] for row in table[1:]}


def selectors_of(target):
    """Position before quote."""
    if isinstance(target, list):
        return [selector for part in target for selector in selectors_of(part)]
    selectors = target.get("selector", []) if isinstance(target, dict) else []
    selectors = selectors if isinstance(selectors, list) else [selectors]
    return sorted(selectors, key=lambda selector: selector["type"])


def main():
    judge, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        try:
            print(globals()[judge](cli, make_project(cli, SAMPLES, folder), folder))
        except ImportError as missing:
            print(f"not installed: {missing}")
            sys.exit(MISSING)


if __name__ == "__main__":
    main()
