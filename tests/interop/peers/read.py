"""Runs in an environment with programs of others: looks at a site's files, prints what they make of them as JSON.

python read.py SITE SHAPES
"""

import json
import sys
import zlib
from pathlib import Path

import pyshacl
import rdflib
import skosify
import sphobjinv
from openapi_spec_validator import validate
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS


def main() -> None:
    """Everything in one run: each of these takes a second to start."""
    site, shapes = Path(sys.argv[1]), Path(sys.argv[2])
    turtle = rdflib.Graph().parse(site / "dictionary.ttl")
    json_ld = rdflib.Graph().parse(site / "dictionary.jsonld")
    conforms, _, text = pyshacl.validate(turtle, shacl_graph=rdflib.Graph().parse(shapes))
    before = len(turtle)
    # It mends what is no good SKOS, in place; a good one stays as it is.
    skosify.infer.skos_related(turtle)
    skosify.infer.skos_topConcept(turtle)
    inventory = sphobjinv.Inventory(str(site / "objects.inv"))
    lines = zlib.decompress((site / "objects.inv").read_bytes().split(b"\n", 4)[4]).splitlines()
    validate(json.loads((site / "api/v1/openapi.json").read_text("utf-8")))
    found = {
        "concepts": len(set(turtle.subjects(rdflib.RDF.type, SKOS.Concept))),
        "same": isomorphic(rdflib.Graph().parse(site / "dictionary.ttl"), json_ld),
        "conforms": conforms,
        "shapes say": text,
        "inferred": len(turtle) - before,
        "in inventory": inventory.count,
        "lines": len(lines),
        "project": inventory.project,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
