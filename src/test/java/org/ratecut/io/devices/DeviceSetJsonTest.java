package org.ratecut.io.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Power;

class DeviceSetJsonTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} in values of {1} bits")
  @CsvSource({
    "'\"64 KiB\"', 64, 8192",
    "'\"64KiB\"', 8, 65536",
    "'\"48 kB\"', 64, 6000",
    "'\"388 KiB\"', 64, 49664",
    "'\"49664 values\"', 8, 49664",
    "'\"1.5 KiB\"', 16, 768",
    "'\"15 B\"', 64, 1",
    "'\"0.1 MiB\"', 8, 104857",
    "'\"8 GiB\"', 8, 8589934592",
    "'\"0 B\"', 8, 0",
    "49664, 8, 49664",
    "1e3, 8, 1000"
  })
  void memoryIsRoundedDownToWholeValues(String memory, int bitsPerValue, long values) {
    Cluster cluster =
        bind("[{'name': 'a', 'memory': %s, 'performance': 1}]".formatted(memory), "", bitsPerValue);

    assertThat(cluster.device(0).memory()).isEqualTo(values);
  }

  @ParameterizedTest(name = "{0} in values of {1} bits")
  @CsvSource({
    "'\"150 Mbit/s\"', 64, 2343750",
    "'\"781250 values/s\"', 8, 781250",
    "'\"1 MB/s\"', 64, 125000",
    "'\"1 KiB/s\"', 16, 512",
    "'\"10 bit/s\"', 64, 5/32",
    "'\"0.1 kbit/s\"', 3, 100/3",
    "42614, 64, 42614",
    "0.1, 64, 1/10",
    "'\"2.5e3 values/s\"', 64, 2500"
  })
  void bandwidthIsAnExactFraction(String bandwidth, int bitsPerValue, String valuesPerSecond) {
    Cluster cluster =
        bind(
            "[{'name': 'a', 'count': 2, 'memory': 1, 'performance': 1}]",
            ", 'links': [{'between': 'all', 'bandwidth': %s}]".formatted(bandwidth),
            bitsPerValue);

    assertThat(cluster.channel(0).bandwidth()).hasToString(valuesPerSecond);
  }

  @Test
  void powerAndEnergyAreRead() {
    Cluster cluster =
        bind(
            "[{'name': 'a', 'memory': 1, 'performance': 1},"
                + " {'name': 'b', 'memory': 1, 'performance': 1, 'activePowerMilliwatts': 20,"
                + " 'idlePowerMilliwatts': 0.5}]",
            ", 'links': [{'between': 'all', 'bandwidth': 1, 'energyPerByteNanojoules': 1.5}]",
            8);

    assertThat(cluster.device(0).power()).isEmpty();
    assertThat(cluster.device(1).power()).contains(new Power(20, 0.5));
    assertThat(cluster.channel(0).nanojoulesPerByte()).contains(1.5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'\"80 MFLOP/s\"', 80000000",
    "'\"6.25 MFLOP/s\"', 6250000",
    "'\"0.1 kFLOP/s\"', 100",
    "'\"1 GFLOP/s\"', 1000000000",
    "'\"40 MMAC/s\"', 80000000",
    "'\"1.5 MAC/s\"', 3",
    "7, 7"
  })
  void performanceIsExact(String performance, long flopPerSecond) {
    Cluster cluster =
        bind("[{'name': 'a', 'memory': 1, 'performance': %s}]".formatted(performance), "", 64);

    assertThat(cluster.device(0).performance()).isEqualTo(flopPerSecond);
  }

  @Test
  void devicesOfACountAreNamedByTheirNumberInTheSet() {
    Cluster cluster =
        bind(
            "[{'name': 'hub', 'memory': 1, 'performance': 1},"
                + " {'name': 'node', 'count': 2, 'memory': 2, 'performance': 1}]",
            "",
            64);

    assertThat(cluster.devices())
        .extracting(Device::name)
        .containsExactly("hub", "node-1", "node-2");
  }

  @Test
  void linksMayBeHalfOrFullDuplexAndNameWholeEntries() {
    Cluster cluster =
        bind(
            "[{'name': 'hub', 'memory': 1, 'performance': 1},"
                + " {'name': 'node', 'count': 2, 'memory': 2, 'performance': 1}]",
            ", 'links': [{'between': ['hub', 'node-2'], 'bandwidth': 5},"
                + " {'between': ['node'], 'bandwidth': 7, 'duplex': 'full'}]",
            64);

    assertThat(cluster.channels())
        .extracting(Channel::name)
        .containsExactly("link hub - node-2", "link node-1 -> node-2", "link node-2 -> node-1");
    assertThat(cluster.channelBetween(0, 2)).isZero();
    assertThat(cluster.channelBetween(2, 0)).isZero();
    assertThat(cluster.channelBetween(1, 2)).isEqualTo(1);
    assertThat(cluster.channelBetween(0, 1)).isEqualTo(Cluster.NO_CHANNEL);
  }

  @Test
  void mediaAndLinksMayBeMixed() {
    Cluster cluster =
        bind(
            "[{'name': 'hub', 'memory': 1, 'performance': 1},"
                + " {'name': 'node', 'count': 2, 'memory': 2, 'performance': 1}]",
            ", 'sharedMedia': [{'name': 'radio', 'between': ['node'], 'bandwidth': 5}],"
                + " 'links': [{'between': ['hub', 'node-1'], 'bandwidth': 7}]",
            64);

    assertThat(cluster.channels())
        .extracting(Channel::name)
        .containsExactly("link hub - node-1", "radio");
    assertThat(cluster.channelBetween(2, 1)).isEqualTo(1);
  }

  @Test
  void aMediumWithoutDevicesIsThatOfAll() {
    Cluster cluster =
        bind(
            "[{'name': 'node', 'count': 3, 'memory': 2, 'performance': 1}]",
            ", 'sharedMedia': [{'name': 'radio', 'bandwidth': 5}]",
            64);

    assertThat(cluster.channels()).extracting(Channel::name).containsExactly("radio");
    assertThat(cluster.channelBetween(0, 2)).isZero();
  }

  private Cluster bind(String devices, String connections, int bitsPerValue) {
    String text =
        "{\"format\": \"ratecut-device-set\", \"version\": 1, \"devices\": %s%s}"
            .formatted(devices, connections)
            .replace('\'', '"');
    try {
      Path file = Files.writeString(folder.resolve("devices.json"), text);
      return new DeviceSetJson().read(new FileSource(file)).bind(bitsPerValue);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
