package org.ratecut.io.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.Activations;
import org.ratecut.layers.CostOverrides;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.ParameterStorage;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.element.LayerNormalization;
import org.ratecut.layers.operation.element.Multiplication;
import org.ratecut.layers.operation.element.Softmax;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Flatten;
import org.ratecut.layers.operation.rearrange.Pad;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Embedding;
import org.ratecut.layers.operation.whole.Indivisible;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.whole.Opaque;
import org.ratecut.layers.operation.whole.State;
import org.ratecut.layers.operation.whole.StoredValues;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.GlobalPooling;
import org.ratecut.layers.operation.window.GroupNormalization;
import org.ratecut.layers.operation.window.LocalResponseNormalization;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Resizing;
import org.ratecut.layers.operation.window.TransposedConvolution;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.ResizedAxis.Scale;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.testing.Networks;
import org.ratecut.testing.PaperProblems;

class NetworkFormatTest {

  private static final String INPUT = "{\"name\":\"in\",\"type\":\"input\",\"shape\":[4,4,1]}";

  private final NetworkFormat format = new NetworkFormat();

  @TempDir private Path folder;

  @Test
  void everyFieldOfALayerIsRead() {
    NetworkDescription read =
        format.readDescription(
            file(
                """
                {"format": "ratecut-network", "version": 1, "name": "all", "bitsPerValue": 8, "bitsPerBias": 16,
                 "activations": "live",
                 "tile": [2, 3], "neuronsPerTile": 5, "description": "for people", "layers": [
                  {"name": "in", "type": "input", "shape": [8, 9, 4]},
                  {"name": "c", "type": "convolution", "kernel": [3, 2], "stride": [1, 2],
                   "dilation": [2, 1], "padding": [1, 2, 3, 4], "channels": 6, "groups": 2,
                   "tile": 4, "costs": {"memory": 1, "computation": 2, "output": 3,
                   "sharedParameters": 4}},
                  {"name": "s", "type": "convolution", "kernel": 3, "padding": "same",
                   "channels": 6, "isOutput": true},
                  {"name": "v", "type": "pooling", "kind": "max", "kernel": 2, "stride": 2,
                   "padding": "valid"},
                  {"name": "p", "type": "pooling", "kind": "average", "kernel": 2,
                   "padding": [1, 0]},
                  {"name": "q", "type": "pooling", "kind": "average", "kernel": 2, "padding": 1},
                  {"name": "a", "type": "addition", "inputs": ["c", "s"]},
                  {"name": "j", "type": "concatenation", "inputs": ["c", "s"]},
                  {"name": "k", "type": "concatenation", "inputs": ["c", "s"], "side": "width"},
                  {"name": "g", "type": "globalPooling", "kind": "average"},
                  {"name": "f", "type": "flatten"},
                  {"name": "i2", "type": "input", "shape": [7]},
                  {"name": "d", "type": "dense", "neurons": 10}]}
                """));

    Window two = Window.square(2);
    assertThat(read)
        .isEqualTo(
            new NetworkDescription(
                "all",
                8,
                new Tile(2, 3),
                5,
                ParameterStorage.inRam(16),
                Activations.LIVE,
                List.of(
                    LayerDescription.of("in", new Input(new Shape(8, 9, 4))),
                    LayerDescription.of(
                            "c",
                            new Convolution(
                                new Window(3, 2, 1, 2, 2, 1, new Padding.Explicit(1, 2, 3, 4)),
                                6,
                                2))
                        .withGranularity(Tile.square(4))
                        .withCosts(
                            CostOverrides.NONE
                                .withMemory(1)
                                .withComputation(2)
                                .withOutput(3)
                                .withSharedParameters(4)),
                    LayerDescription.of(
                            "s", new Convolution(Window.square(3).withPadding(Padding.SAME), 6))
                        .asOutput(),
                    LayerDescription.of("v", new Pooling(PoolingKind.MAX, two.withStride(2))),
                    LayerDescription.of(
                        "p",
                        new Pooling(
                            PoolingKind.AVERAGE,
                            two.withPadding(new Padding.Explicit(1, 1, 0, 0)))),
                    LayerDescription.of(
                        "q", new Pooling(PoolingKind.AVERAGE, two.withPadding(Padding.of(1)))),
                    LayerDescription.of("a", new Addition()).from("c", "s"),
                    LayerDescription.of("j", new Concatenation(Concatenation.Side.CHANNELS))
                        .from("c", "s"),
                    LayerDescription.of("k", new Concatenation(Concatenation.Side.WIDTH))
                        .from("c", "s"),
                    LayerDescription.of("g", new GlobalPooling(PoolingKind.AVERAGE)),
                    LayerDescription.of("f", new Flatten()),
                    LayerDescription.of("i2", new Input(Shape.vector(7))),
                    LayerDescription.of("d", new Dense(10)))));
  }

  @Test
  void operationsOfImportedModelsCanBeDescribed() {
    NetworkDescription read =
        format.readDescription(
            file(
                """
                {"format": "ratecut-network", "version": 1, "name": "imported",
                 "layers": [
                  {"name": "in", "type": "input", "shape": [2, 3, 4]},
                  {"name": "c", "type": "convolution", "kernel": 1, "channels": 4, "bias": false},
                  {"name": "m", "type": "multiplication", "inputs": ["in", "c"]},
                  {"name": "f", "type": "function", "flop": 2, "weights": 8},
                  {"name": "u", "type": "function", "weights": 24, "shared": false},
                  {"name": "s", "type": "softmax"},
                  {"name": "n", "type": "localResponseNormalization", "size": 5},
                  {"name": "p", "type": "pad", "padding": [1, 0]},
                  {"name": "h", "type": "concatenation", "inputs": ["p", "n"], "side": "height"},
                  {"name": "r", "type": "reorder", "shape": [6], "inputs": ["in"], "offset": 4,
                   "columns": [[3, 4], [2, 1]]},
                  {"name": "o", "type": "opaque", "values": 6, "constants": 7},
                  {"name": "d", "type": "dense", "neurons": 2, "bias": false}]}
                """));

    assertThat(read.layers().stream().map(LayerDescription::operation))
        .containsExactly(
            new Input(new Shape(2, 3, 4)),
            new Convolution(Window.square(1), 4, 1, false),
            new Multiplication(),
            new ElementWise(2, 8, true),
            new ElementWise(1, 24, false),
            new Softmax(),
            new LocalResponseNormalization(5),
            new Pad(new Padding.Explicit(1, 1, 0, 0)),
            new Concatenation(Concatenation.Side.HEIGHT),
            new Reorder(
                Shape.vector(6),
                4,
                List.of(),
                List.of(new Reorder.Digit(3, 4), new Reorder.Digit(2, 1)),
                List.of()),
            new Opaque(6, 7),
            new Dense(2, false));
    assertThat(NetworkGenerator.generate(read).layers()).hasSize(9);
  }

  @Test
  void layersThatEnlargeNormaliseAndKeepAreRead() {
    NetworkDescription read =
        format.readDescription(
            file(
                """
                {"format": "ratecut-network", "version": 1, "name": "newer",
                 "layers": [
                  {"name": "in", "type": "input", "shape": [2, 3, 1]},
                  {"name": "e", "type": "embedding", "rows": 9, "channels": 4},
                  {"name": "t", "type": "transposedConvolution", "kernel": 2, "stride": 2,
                   "channels": 6, "outputPadding": [1, 0], "padding": 0, "groups": 2},
                  {"name": "r", "type": "resizing", "size": [5, 12], "from": [5, 6],
                   "interpolation": "linear", "alignment": "corners"},
                  {"name": "l", "type": "layerNormalization", "weights": 12},
                  {"name": "g", "type": "groupNormalization", "groups": 3},
                  {"name": "p", "type": "pad", "padding": 0, "channelsBefore": 1,
                   "channelsAfter": 2},
                  {"name": "v", "type": "storedValues", "shape": [5, 12, 9]},
                  {"name": "k", "type": "state", "shape": [5, 12, 9]},
                  {"name": "a", "type": "addition", "inputs": ["p", "v", "k"]},
                  {"name": "o", "type": "indivisible", "values": 2, "weights": 3, "biases": 4,
                   "macs": 5, "flop": 6, "state": 7}]}
                """));

    assertThat(read.layers().stream().map(LayerDescription::operation))
        .containsExactly(
            new Input(new Shape(2, 3, 1)),
            new Embedding(9, 4),
            new TransposedConvolution(Window.square(2).withStride(2), 1, 0, 6, 2, true),
            new Resizing(Scale.of(5, 5), Scale.of(12, 6), Interpolation.LINEAR, Alignment.CORNERS),
            new LayerNormalization(8, 12),
            new GroupNormalization(3, 0),
            new Pad(new Padding.Explicit(0, 0, 0, 0), 1, 2),
            new StoredValues(new Shape(5, 12, 9)),
            new State(new Shape(5, 12, 9)),
            new Addition(),
            new Indivisible(2, 3, 4, 5, 6, 7));
    assertThat(NetworkGenerator.generate(read).layers()).hasSize(10);
  }

  @Test
  void anyNetworkIsWrittenAndReadBackUnchanged() {
    NetworkDescription uneven =
        NetworkDescription.of(
                "uneven",
                LayerDescription.of("in", new Input(new Shape(5, 7, 2))),
                LayerDescription.of(
                    "c", new Convolution(Window.square(3).withPadding(Padding.of(1)), 4)),
                LayerDescription.of("a", new Addition()).from("c", "c"),
                LayerDescription.of("d", new Dense(7)))
            .withTile(new Tile(2, 3))
            .withNeuronsPerTile(3);
    for (Network network :
        List.of(
            PaperProblems.lenet1to1(),
            PaperProblems.lenet2to1(),
            NetworkGenerator.generate(uneven),
            NetworkGenerator.generate(
                uneven.withParameters(uneven.parameters().in(MemoryKind.FLASH))),
            NetworkGenerator.generate(uneven.withActivations(Activations.LIVE)),
            NetworkGenerator.generate(uneven.withActivations(Activations.PIPELINED)))) {
      Path target = folder.resolve(network.name() + ".json");

      new NetworkWriter().write(network, target);

      Networks.assertSame(format.read(new FileSource(target)), network);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"c","type":"convolution","kernel":9,"channels":1} | /layers/1: Layer c: The kernel (9, with its dilation 9) is larger than the padded input (4).
          {"name":"c","type":"convolution","kernel":0,"channels":1} | /layers/1/kernel: Found 0, but expected at least 1.
          {"name":"c","type":"convolution","kernel":2,"channels":3,"groups":2} | /layers/1: The groups (2) do not divide the output channels (3).
          {"name":"c","type":"convolution","kernel":2,"chanels":3} | /layers/1/chanels: The field "chanels" is unknown.
          {"name":"c","type":"convolution","kernel":2} | /layers/1: The field "channels" is missing.
          {"name":"c","type":"convolution","kernel":2,"channels":3,"padding":"sam"} | /layers/1/padding: Found "sam"
          {"name":"c","type":"convolution","kernel":2,"channels":3,"padding":[1,1,1]} | /layers/1/padding: Found [1,1,1], but expected [vertical, horizontal] or [top, bottom, left, right].
          {"name":"c","type":"convolution","kernel":[1,2,3],"channels":3} | /layers/1/kernel: Found 3 items, but expected at most 2.
          {"name":"c","type":"konvolution"} | /layers/1/type: Found "konvolution", but expected one of
          {"type":"flatten"} | /layers/1: The field "name" is missing.
          {"name":"f","type":"flatten","tile":2} | /layers/1/tile: The field "tile" is unknown.
          {"name":"i","type":"input","shape":[2,3]} | /layers/1/shape: Found [2,3], but expected [height, width, channels] or [values].
          {"name":"i","type":"input","shape":[2000000000,2000000000,2]} | /layers/1: The shape (2000000000 x 2000000000 x 2) has more than 2147483647 values.
          {"name":"i","type":"input","shape":[3000,3000,1]} | /layers/1: Layer i: With its 9000000 vertices the network has more than 4000000; choose larger tiles.
          {"name":"in","type":"flatten"} | /layers/1: Layer in: There is another layer of this name
          {"name":"a","type":"addition","inputs":["in","b"]} | /layers/1: Layer a: Its input b does not exist.
          {"name":"a","type":"addition","inputs":["in"]} | /layers/1: Layer a: It reads 1 layers but must have at least two inputs.
          {"name":"d","type":"dense","neurons":3,"costs":{"memory":-1}} | /layers/1/costs/memory: Found -1, but expected at least 0.
          """)
  void aWrongLayerIsNamedWithItsPlace(String layer, String complaint) {
    String text =
        "{\"format\":\"ratecut-network\",\"version\":1,\"name\":\"n\",\"layers\":[%s,%s]}";

    assertThatThrownBy(() -> format.read(file(text.formatted(INPUT, layer))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("network.json, line 1, " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "graph":{"layers":[]} | /graph/layers: Found 0 items
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":[1],"computation":1,"output":1}]} | /graph/layers/0/memory: Found 1 numbers for 2 vertices.
          "graph":{"layers":[{"name":"l","height":60000,"width":60000,"memory":1,"computation":1,"output":1}]} | /graph/layers/0: The 60000 x 60000 vertices of this layer make more than 4000000 in all.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}],"broadcasts":[{"producers":[0],"consumers":[2]}]} | /graph/broadcasts/0/consumers/0: Found vertex 2, but the vertices are numbered from 0 to 1.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}],"broadcasts":[{"producers":[[1,0]],"consumers":[1]}]} | /graph/broadcasts/0/producers/0: The range [1,0] ends before it starts.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}],"broadcasts":[{"producers":[0],"consumers":[1]},{"producers":[1],"consumers":[0]}]} | /graph:
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}],"parameterGroups":[{"name":"g","size":-1,"members":[0]}]} | /graph/parameterGroups/0/size: Found -1
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"flash":-1,"computation":1,"output":1}]} | /graph/layers/0/flash: Found -1
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"activation":2,"computation":1,"output":1}]} | /graph/layers/0: The activation of a vertex (2) is a part of its memory (1) and cannot be larger.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"activation":1,"phases":[1,0],"computation":1,"output":1}]} | /graph/layers/0/phases: Values are kept from phase 1 to phase 0, which is before.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"activation":1,"phases":[0,70000],"computation":1,"output":1}]} | /graph: Phase 70000 is too late: the last is 65535.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"phases":[0,1],"computation":1,"output":1},{"name":"m","height":1,"width":2,"memory":1,"computation":1,"output":1}]} | /graph/layers/1: It has no "phases", but another layer has.
          "graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}],"parameterGroups":[{"name":"g","size":1,"memory":"rom","members":[0]}]} | /graph/parameterGroups/0/memory: Found "rom"
          "activations":"live","graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}]} | /activations: A graph says of each vertex what it has in RAM for a while, and takes no "live".
          "activations":"pipelined","graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"activation":1,"computation":1,"output":1}]} | /graph: Memory that is used again within an inference has no room for several inferences
          "tile":2,"graph":{"layers":[{"name":"l","height":1,"width":2,"memory":1,"computation":1,"output":1}]} | /tile: A graph has its vertices already and takes no "tile".
          """)
  void aWrongGraphIsNamedWithItsPlace(String graph, String complaint) {
    String text = "{\"format\":\"ratecut-network\",\"version\":1,\"name\":\"n\",%s}";

    assertThatThrownBy(() -> format.read(file(text.formatted(graph))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("network.json, line 1, " + complaint);
  }

  @Test
  void aNetworkIsGivenByLayersOrByAGraph() {
    String text = "{\"format\":\"ratecut-network\",\"version\":1,\"name\":\"n\"}";

    assertThatThrownBy(() -> format.read(file(text)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Found neither \"layers\" nor \"graph\".");
  }

  private FileSource file(String text) {
    Path path = folder.resolve("network.json");
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new FileSource(path);
  }
}
