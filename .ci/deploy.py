"""Deploys what `sam build` made to LocalStack, and prints its resources as JSON: physical ids by logical ones.

Usage: deploy.py BUILD ENDPOINT STACK [Parameter=Value ...]   (with the Python of a virtual environment that has SAM)

`sam deploy` does not get through LocalStack's own transform, which knows no references to aliases. So this does step by
step what `sam deploy` does: `sam package`, the transform, `create_stack`. LocalStack looks at no credentials.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import boto3
from botocore.config import Config

from transform import read, transformed

REGION = "us-east-1"
BUCKET = "two-ticks-artifacts"
TEMPLATE = "template.json"

# Time limits are made for Lambda. A busy machine, on which functions share the processors with all else, is given more.
PATIENCE = 10
LONGEST = 900


def client(service, endpoint):
    path_style = Config(s3={"addressing_style": "path"}, read_timeout=300, retries={"total_max_attempts": 1})
    return boto3.client(service, endpoint_url=endpoint, region_name=REGION, config=path_style)


def packaged(build, endpoint, folder):
    """The built template, its code, layer and state machine uploaded."""
    client("s3", endpoint).create_bucket(Bucket=BUCKET)
    config = Path(folder, "aws.ini")
    config.write_text("[default]\ns3 =\n  addressing_style = path\n")
    target = Path(folder, "packaged.yaml")
    subprocess.run(
        [
            Path(sys.executable).with_name("sam"),
            "package",
            "--template-file", Path(build, "template.yaml"),
            "--s3-bucket", BUCKET,
            "--output-template-file", target,
            "--region", REGION,
        ],
        env=os.environ | {"AWS_ENDPOINT_URL": endpoint, "AWS_CONFIG_FILE": str(config), "SAM_CLI_TELEMETRY": "0"},
        stdout=sys.stderr,
        check=True,
    )
    return read(str(target))


def patient(template):
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            limit = resource["Properties"]["Timeout"] * PATIENCE
            resource["Properties"]["Timeout"] = min(limit, LONGEST)
    return template


def deployed(template, endpoint, stack, parameters):
    # by its address, as `sam deploy` does: a body in the request may have 51,200 bytes
    client("s3", endpoint).put_object(Bucket=BUCKET, Key=TEMPLATE, Body=json.dumps(template).encode())
    cloudformation = client("cloudformation", endpoint)
    cloudformation.create_stack(
        StackName=stack,
        TemplateURL=f"https://s3.{REGION}.amazonaws.com/{BUCKET}/{TEMPLATE}",
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters],
        Capabilities=["CAPABILITY_IAM"],
    )
    try:
        cloudformation.get_waiter("stack_create_complete").wait(
            StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 300}
        )
    finally:
        for event in cloudformation.describe_stack_events(StackName=stack)["StackEvents"]:
            if event["ResourceStatus"].endswith("FAILED"):
                print(event["LogicalResourceId"], event.get("ResourceStatusReason"), file=sys.stderr)
    resources = cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
    return {it["LogicalResourceId"]: it["PhysicalResourceId"] for it in resources}


def main(build, endpoint, stack, *parameters):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        os.environ.setdefault(name, "test")
    with tempfile.TemporaryDirectory() as folder:
        template = patient(transformed(packaged(build, endpoint, folder)))
    print(json.dumps(deployed(template, endpoint, stack, [it.split("=", 1) for it in parameters]), indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
