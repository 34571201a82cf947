"""Validates the model files against schema.json: validate.py FOLDER.

Exits with 77, which CTest takes for "skipped", where jsonschema is missing.
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
faults = 0
files = sorted(path for path in folder.glob("*.json") if path.name != "schema.json")
for path in files:
    for error in validator.iter_errors(json.loads(path.read_text())):
        faults += 1
        place = "/" + "/".join(str(part) for part in error.absolute_path)
        print(f"{path.name}: ({place}) {error.message[:300]}")
print(f"{len(files)} files, {faults} faults")
sys.exit(1 if faults else 0)
