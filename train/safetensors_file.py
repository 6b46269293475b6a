"""Writing and reading the safetensors container of docs/model-format.md with numpy and the standard library.

Format: https://huggingface.co/docs/safetensors (8 bytes header length, JSON header, data).
"""
import json
import os
import struct

import numpy

_NAMES = {"F32": numpy.float32, "F16": numpy.float16, "U8": numpy.uint8}


def text_table(entries):
    """A list of strings as the U8 tensor of the contract."""
    assert all(entries) and not any("\n" in e for e in entries)
    return numpy.frombuffer("\n".join(entries).encode("utf-8"), dtype=numpy.uint8)


def entries_of(table):
    return table.tobytes().decode("utf-8").split("\n")


def write(path, tensors, metadata):
    """Atomic: a reader sees the old file or the new one."""
    header, at = {"__metadata__": metadata}, 0
    names = {numpy.dtype(v): k for k, v in _NAMES.items()}
    widest_first = sorted(tensors.items(), key=lambda item: -item[1].itemsize)  # so that all lie aligned
    arrays = {k: numpy.ascontiguousarray(v) for k, v in widest_first}
    for name, array in arrays.items():
        header[name] = {"dtype": names[array.dtype], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    head = json.dumps(header, ensure_ascii=False).encode("utf-8")
    head += b" " * (-len(head) % 8)
    with open(path + ".tmp", "wb") as out:
        out.write(struct.pack("<Q", len(head)) + head)
        for array in arrays.values():
            out.write(array.tobytes())
    os.replace(path + ".tmp", path)


def read(path):
    """(tensors by name, metadata)."""
    with open(path, "rb") as file:
        data = file.read()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + size + x for x in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(data[begin:end], _NAMES[entry["dtype"]]).reshape(entry["shape"])
    return tensors, metadata
