"""The batch file that an operator hands over: read whole, checked whole, before anything is sent."""

from bulk.batch.problems import BatchError, Problem
from bulk.batch.reading import Batch, read

__all__ = ["Batch", "BatchError", "Problem", "read"]
