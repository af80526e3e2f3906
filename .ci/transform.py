"""Writes a template as CloudFormation sees it: after the SAM transform.

Usage: transform.py TEMPLATE OUTPUT   (needs the package cfn-lint, which brings aws-sam-translator)

A circle through what SAM adds (roles, aliases, the body of an HttpApi) shows only there, and `sam validate` passes it:
cfn-lint on the output finds it (E3004).
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from cfnlint.decode.cfn_yaml import load  # noqa: E402
from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402


def read(file):
    """A template as plain dictionaries: the linter's own carry places in the file."""
    return json.loads(json.dumps(load(file)))


def with_uploads(template):
    """What `sam package` does: the transform takes only addresses of what was uploaded."""
    uploaded = "s3://bucket/key"
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        match resource["Type"]:
            case "AWS::Serverless::Function":
                properties["CodeUri"] = uploaded
            case "AWS::Serverless::LayerVersion":
                properties["ContentUri"] = uploaded
            case "AWS::Serverless::StateMachine":
                properties["DefinitionUri"] = uploaded
    return template


def transformed(template):
    """The resources that CloudFormation makes of it."""
    return Translator({}, Parser()).translate(template, parameter_values={})


def main(source, target):
    Path(target).write_text(json.dumps(transformed(with_uploads(read(source))), indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
