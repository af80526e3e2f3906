"""Runs moto's Step Functions, with its interpreter, until it is ended.

Usage: moto_server.py PORT FUNCTIONS_PORT   (needs the package moto[server])

FUNCTIONS_PORT is where functions are called, on this machine, by Lambda's own protocol: no container is involved.
"""

import copy
import os
import sys

port, functions_port = sys.argv[1:]
os.environ["MOTO_PORT"] = functions_port

from moto.core.config import default_user_config  # noqa: E402
from moto.server import main  # noqa: E402
from moto.stepfunctions.models import StateMachine  # noqa: E402

default_user_config["stepfunctions"]["execute_state_machine"] = True

# Each start copies the machine, running executions with their locks included, and fails from the second one on.
StateMachine.__deepcopy__ = lambda machine, _: copy.copy(machine)

main(["-H", "127.0.0.1", "-p", port])
