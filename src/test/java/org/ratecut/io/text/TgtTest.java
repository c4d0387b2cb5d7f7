package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.PaperProblems;

class TgtTest {

  @TempDir Path folder;

  static Stream<Cluster> clusters() {
    return Stream.of(
        PaperProblems.equal("alone", 1, 10, 20, 30),
        PaperProblems.stm32f469x2(),
        PaperProblems.stm32f469x4het(),
        PaperProblems.hetx24(),
        PaperProblems.stm32l151x63(),
        withOneLinkOf(Fraction.of(5)));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aClusterThatWasWrittenAndReadIsTheSame(Cluster cluster) {
    Path file = folder.resolve("devices.tgt");
    TgtWriter.write(cluster, file);
    Cluster read = new TgtReader().read(new FileSource(file)).bind(64);
    assertThat(read.devices())
        .extracting(Device::memory, Device::performance)
        .isEqualTo(
            cluster.devices().stream().map(d -> tuple(d.memory(), d.performance())).toList());
    for (int from = 0; from < cluster.deviceCount(); from++) {
      for (int to = 0; to < cluster.deviceCount(); to++) {
        assertThat(bandwidth(read, from, to)).isEqualTo(bandwidth(cluster, from, to));
      }
    }
    assertThat(read.channels())
        .allSatisfy(link -> assertThat(link.pairs()).as("half-duplex").hasSize(2))
        .hasSameSizeAs(cluster.channels());
  }

  private static Fraction bandwidth(Cluster cluster, int from, int to) {
    int channel = cluster.channelBetween(from, to);
    return channel == Cluster.NO_CHANNEL ? Fraction.ZERO : cluster.channel(channel).bandwidth();
  }

  /** Three devices, of which only two are linked. */
  private static Cluster withOneLinkOf(Fraction bandwidth) {
    List<Device> devices =
        List.of(new Device("a", 1, 2), new Device("b", 3, 4), new Device("c", 5, 6));
    return new Cluster("few", devices, List.of(Channel.halfDuplex("a-c", bandwidth, 2, 0)));
  }

  @Test
  void pairsWithoutLinkHaveBandwidthZero() throws IOException {
    Path file = folder.resolve("few.tgt");
    TgtWriter.write(withOneLinkOf(Fraction.of(5)), file);
    assertThat(Files.readString(file))
        .startsWith(
            """
            deco 0
            3 5
            0 2 3 1
            1 4 4 3
            2 6 5 5
            0
            5 0
            #\
            """);
  }

  @Test
  void readsWhatTheAuthorsFilesDo() throws IOException {
    Cluster cluster =
        read(
            """
            deco 0
            2 3\s
            0 180000000 3 49664
            1 180000000 4 49664
            781250
            781250 781250

            #4 18 3 49664
            #5 18 4 49664
            """);
    assertThat(cluster.devices())
        .containsExactly(
            new Device("d0", 49_664, 180_000_000), new Device("d1", 49_664, 180_000_000));
    assertThat(cluster.channels())
        .containsExactly(Channel.halfDuplex("link 0-1", Fraction.of(781_250), 0, 1));
  }

  @Test
  void theSecondNumberBehindTheDeviceCountMayBeMissing() throws IOException {
    assertThat(read("deco 0\n1\n0 1 2 3\n").devices()).containsExactly(new Device("d0", 3, 1));
  }

  private Cluster read(String text) throws IOException {
    Path file = folder.resolve("devices.tgt");
    Files.writeString(file, text);
    return new TgtReader().read(new FileSource(file)).bind(64);
  }

  static Stream<Channel> inexpressibleChannels() {
    return Stream.of(
        Channel.shared("air", Fraction.of(5), List.of(0, 1, 2)),
        Channel.oneWay("up", Fraction.of(5), 0, 1),
        new Channel("odd", Fraction.of(5), List.of(new DevicePair(0, 1), new DevicePair(2, 1))));
  }

  @ParameterizedTest
  @MethodSource("inexpressibleChannels")
  void onlyHalfDuplexLinksCanBeWritten(Channel channel) {
    Cluster cluster =
        new Cluster("odd", PaperProblems.equal("three", 3, 1, 1, 1).devices(), List.of(channel));
    Path file = folder.resolve("odd.tgt");
    assertThatThrownBy(() -> TgtWriter.write(cluster, file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            file + ": Channel " + channel.name() + " is not a half-duplex link");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void onlyWholeBandwidthsCanBeWritten() {
    Path file = folder.resolve("odd.tgt");
    assertThatThrownBy(() -> TgtWriter.write(withOneLinkOf(Fraction.of(5, 2)), file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("The bandwidth of channel a-c is 5/2 values/s");
    assertThat(folder).isEmptyDirectory();
  }
}
