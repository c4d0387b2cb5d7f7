package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/** Every number and name that the model does not take, with what it says of it. */
class ModelArgumentsTest {

  private static final Device DEVICE = new Device("d", 1, 1);
  private static final Fraction ONE = Fraction.of(1);

  private static Arguments refusal(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(vertices(), layers(), devices(), channels(), clusters(), problems())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> vertices() {
    return Stream.of(
        refusal("memory of a vertex (-1)", () -> new Vertex(-1, 0, 0)),
        refusal("activation of a vertex (-1)", () -> new Vertex(1, -1, 0, 0, 0)),
        refusal("The activation of a vertex (2)", () -> new Vertex(1, 2, 0, 0, 0)),
        refusal("flash of a vertex (-1)", () -> new Vertex(0, 0, -1, 0, 0)),
        refusal("computation of a vertex (-1)", () -> new Vertex(0, -1, 0)),
        refusal("output of a vertex (-1)", () -> new Vertex(0, 0, -1)),
        refusal("phase (-1)", () -> new Phases(-1, 0)),
        refusal("from phase 2 to phase 1", () -> new Phases(2, 1)));
  }

  private static Stream<Arguments> layers() {
    VertexSet members = VertexSet.of(0);
    return Stream.of(
        refusal("name of a layer", () -> new Layer(" ", 0, 1, 1, 1)),
        refusal("first vertex of layer l (-1)", () -> new Layer("l", -1, 1, 1, 1)),
        refusal("height of layer l (0)", () -> new Layer("l", 0, 0, 1, 1)),
        refusal("width of layer l (0)", () -> new Layer("l", 0, 1, 0, 1)),
        refusal("depth of layer l (0)", () -> new Layer("l", 0, 1, 1, 0)),
        refusal("too many vertices", () -> new Layer("l", 0, 1 << 16, 1 << 15, 1)),
        refusal("too many vertices", () -> new Layer("l", 1, 1, Integer.MAX_VALUE, 1)),
        refusal("name of a parameter group", () -> new ParameterGroup("", 1, members)),
        refusal("size of parameter group w (-1)", () -> new ParameterGroup("w", -1, members)),
        refusal("w has no members", () -> new ParameterGroup("w", 1, VertexSet.empty())));
  }

  private static Stream<Arguments> devices() {
    return Stream.of(
        refusal("name of a device", () -> new Device("", 1, 1)),
        refusal("memory of device d (-1)", () -> new Device("d", -1, 1)),
        refusal("performance of device d (0)", () -> new Device("d", 1, 0)),
        refusal("must be at most 9007199254740992", () -> new Device("d", 1, (1L << 53) + 1)),
        refusal("flash of device d (-1)", () -> new Device("d", 1, 1, -1)),
        refusal("communicates itself (0)", () -> new Communication(Fraction.ZERO, true)),
        refusal("name of a port", () -> port("", 0, ONE)),
        refusal("device of port p (-1)", () -> port("p", -1, ONE)),
        refusal("bandwidth of port p (0)", () -> port("p", 0, Fraction.ZERO)));
  }

  private static Port port(String name, int device, Fraction bandwidth) {
    return new Port(name, device, bandwidth, Port.Direction.BOTH, false);
  }

  private static Stream<Arguments> channels() {
    Fraction fast = new Fraction((1L << 53) + 1, 1);
    return Stream.of(
        refusal("name of a channel", () -> Channel.oneWay("", ONE, 0, 1)),
        refusal("channel h must be positive", () -> Channel.oneWay("h", Fraction.ZERO, 0, 1)),
        refusal("bandwidth of channel h", () -> Channel.oneWay("h", fast, 0, 1)),
        refusal("carries no pair", () -> new Channel("h", ONE, List.of())),
        refusal("number of a device (-1)", () -> new DevicePair(-1, 0)),
        refusal("number of a device (-1)", () -> new DevicePair(0, -1)),
        refusal("Device 3 needs no channel to itself", () -> new DevicePair(3, 3)));
  }

  private static Stream<Arguments> clusters() {
    List<Device> two = List.of(DEVICE, DEVICE.withName("e"));
    Channel link = Channel.oneWay("h", ONE, 0, 1);
    List<Device> many =
        Stream.iterate(0, i -> i + 1).limit(4097).map(i -> DEVICE.withName("d" + i)).toList();
    return Stream.of(
        refusal("name of a cluster", () -> new Cluster("", two, List.of())),
        refusal("c has 0 devices", () -> new Cluster("c", List.of(), List.of())),
        refusal("c has 4097 devices", () -> new Cluster("c", many, List.of())),
        refusal("two devices named d", () -> new Cluster("c", List.of(DEVICE, DEVICE), List.of())),
        refusal(
            "two channels named h",
            () -> new Cluster("c", two, List.of(link, Channel.oneWay("h", ONE, 1, 0)))),
        refusal(
            "two ports named p",
            () -> new Cluster("c", two, List.of(), List.of(port("p", 0, ONE), port("p", 1, ONE)))),
        refusal(
            "Port p is of device 2, but the devices are numbered from 0 to 1",
            () -> new Cluster("c", two, List.of(), List.of(port("p", 2, ONE)))),
        refusal(
            "names device 2", () -> new Cluster("c", two, List.of(Channel.oneWay("h", ONE, 0, 2)))),
        refusal(
            "Both channel h and channel i carry what d sends to e",
            () -> new Cluster("c", two, List.of(link, Channel.oneWay("i", ONE, 0, 1)))));
  }

  private static Network network(Vertex each) {
    NetworkBuilder builder = Network.builder("n");
    Layer a = builder.addLayer("a", 1, 2, 1, each);
    Layer b = builder.addLayer("b", 1, 1, 1, each);
    return builder.addArcs(a, b).build();
  }

  private static Stream<Arguments> problems() {
    Network network = network(new Vertex(1, 1, 1));
    Network loud = network(new Vertex(1, 1, 1L << 50));
    Cluster one = new Cluster("c", List.of(DEVICE), List.of());
    Cluster two = new Cluster("c", List.of(DEVICE, DEVICE.withName("e")), List.of());
    Fraction odd = new Fraction(1, 1L << 30);
    Cluster slow = new Cluster("c", two.devices(), List.of(Channel.oneWay("slow", odd, 0, 1)));
    Cluster narrow = new Cluster("c", two.devices(), List.of(), List.of(port("narrow", 0, odd)));
    Problem problem = Problem.of("p", network, one);
    Network medium = network(new Vertex(1, 1, 1L << 24));
    return Stream.of(
        refusal("name of a problem", () -> Problem.of("", network, one)),
        refusal("pins for 2 vertices but the network has 3", () -> problem.withPins(Pins.none(2))),
        refusal(
            "Vertex 1 is pinned to device 1, but the devices are numbered from 0 to 0",
            () -> problem.withPins(Pins.of(0, 1, 0))),
        refusal("Vertex 0 is pinned to device -2", () -> problem.withPins(Pins.of(-2, 0, 0))),
        refusal(
            "but the vertices are numbered from 0 to 2",
            () -> problem.withRules(Rules.NONE.withColocated(List.of(VertexSet.of(2, 3))))),
        refusal(
            "but the vertices are numbered from 0 to 2",
            () -> problem.withRules(Rules.NONE.withColocated(List.of(VertexSet.of(-1, 1))))),
        refusal(
            "sent to all 8 devices",
            () ->
                Problem.of(
                    "p",
                    loud,
                    new Cluster(
                        "c",
                        Stream.iterate(0, i -> i + 1)
                            .limit(8)
                            .map(i -> DEVICE.withName("d" + i))
                            .toList(),
                        List.of()))),
        refusal("channel slow", () -> Problem.of("p", medium, slow)),
        refusal("port narrow", () -> Problem.of("p", medium, narrow)),
        refusal(
            "The assignment has 2 devices, one per vertex, but the network has 3 vertices",
            () -> Assignment.of(0, 0).requireFitting(problem)),
        refusal(
            "Vertex 2 is assigned to device 1, but the devices are numbered from 0 to 0",
            () -> Assignment.of(0, 0, 1).requireFitting(problem)),
        refusal(
            "Vertex 0 is assigned to device -1",
            () -> Assignment.of(-1, 0, 0).requireFitting(problem)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefusedWithItsNameAndValue(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    assertThatCode(
            () -> {
              new Layer("l", 0, 1, Integer.MAX_VALUE, 1);
              new Device("d", 0, 1L << 53, 0);
              new Vertex(1, 1, 0, 0, 0);
              new Phases(3, 3);
              Channel.oneWay("h", Fraction.of(1L << 53), 0, 1);
            })
        .doesNotThrowAnyException();
  }
}
