package org.ratecut.io.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.io.profile.TimesByDevice;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Power;

class CatalogueTest {

  private static final Path BUNDLED = Path.of("instances", "devices", "catalogue.json");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "stm32f469, 393216, 2097152, 103800000, 72000000",
    "samg55, 180224, 524288, 69200000, 48000000",
    "stm32l433, 65536, 262144, 46200000, 32000000",
    "stm32l151, 16384, 131072, 10600000, 1600000",
    "stm32h743, 524288, 2097152, 461600000, 400000000",
    "esp32-s3, 327680, 8388608, 265000000, 120000000",
    "nrf52840, 262144, 1048576, 37000000, 25600000",
    "rp2040, 270336, 2097152, 33200000, 1800000"
  })
  void partsHaveBytesOfMemoryAndPerformanceByArithmetic(
      String part, long memory, long flash, long int8, long floating) {
    DeviceSpec spec = DeviceSpec.parse("devices", part, Catalogue.read(new FileSource(BUNDLED)));

    assertThat(spec.bind(8).devices()).containsExactly(new Device(part, memory, int8, flash));
    assertThat(spec.bind(32).devices())
        .containsExactly(new Device(part, memory / 4, floating, flash / 4));
  }

  @Test
  void everyFigureHasASource() throws IOException {
    String text = Files.readString(BUNDLED);
    Catalogue catalogue = Catalogue.read(new FileSource(BUNDLED));

    long figures =
        3L * catalogue.parts().size()
            + catalogue.parts().stream().filter(part -> part.dma().isPresent()).count()
            + catalogue.boards().size()
            + catalogue.links().size();
    assertThat(text.split("\"source\": \"[^\"]{3,}", -1)).hasSize((int) figures + 1);
    assertThat(catalogue.parts()).hasSizeGreaterThan(15);
    assertThat(catalogue.links()).hasSizeGreaterThan(9);
  }

  @Test
  void deviceSetsNamePartsAndLinks() throws IOException {
    Cluster cluster =
        new DeviceSetJson(() -> Catalogue.read(new FileSource(BUNDLED)))
            .read(
                file(
                    "set.json",
                    """
                    {"format": "ratecut-device-set", "version": 1,
                     "devices": [
                       {"name": "hub", "part": "stm32h743", "memory": "100 KiB"},
                       {"part": "nrf52840", "count": 2}],
                     "links": [{"between": ["hub", "nrf52840-1"], "link": "uart-1m"}],
                     "sharedMedia": [{"between": ["nrf52840"], "link": "ieee802154"}]}
                    """))
            .bind(8);

    assertThat(cluster.devices().stream().map(Device::name))
        .containsExactly("hub", "nrf52840-1", "nrf52840-2");
    assertThat(cluster.device(0).memory()).isEqualTo(102_400);
    assertThat(cluster.device(0).performance()).isEqualTo(461_600_000);
    assertThat(cluster.channels().stream().map(channel -> channel.name()))
        .containsExactly("link hub -> nrf52840-1", "link nrf52840-1 -> hub", "shared medium");
    assertThat(cluster.channel(0).bandwidth()).hasToString("100000");
    assertThat(cluster.channel(2).bandwidth()).hasToString("16750");
  }

  @Test
  void aCatalogueOfOnesOwnComesBeforeTheOthers() throws IOException {
    file(
        "mine.json",
        """
        {"format": "ratecut-catalogue", "version": 1,
         "parts": [{"name": "rp2040", "memory": "1 KiB",
                    "int8": {"performance": 7}, "float": {"performance": 5}}]}
        """);
    FileSource set =
        file(
            "set.json",
            """
            {"format": "ratecut-device-set", "version": 1, "catalogue": "mine.json",
             "arithmetic": "float",
             "devices": [{"part": "rp2040"}, {"part": "samd21"}]}
            """);

    Cluster cluster =
        new DeviceSetJson(() -> Catalogue.read(new FileSource(BUNDLED))).read(set).bind(8);

    assertThat(cluster.device(0)).isEqualTo(new Device("rp2040", 1024, 5));
    assertThat(cluster.device(1).memory()).isEqualTo(32 << 10);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4xrp2040 over spi | 4xrp2040-over-spi | 4 | 6
          4 x rp2040 over uart-1m | 4xrp2040-over-uart-1m | 4 | 12
          6 x nrf52840 over ieee802154-shared | 6xnrf52840-over-ieee802154-shared | 6 | 1
          2xstm32h743 + 4xrp2040 over can-shared | 2xstm32h743-4xrp2040-over-can-shared | 6 | 1
          2xrp2040+rp2040 over spi | 2xrp2040-1xrp2040-over-spi | 3 | 3
          esp32-s3 | 1xesp32-s3 | 1 | 0
          4 nRF52840 over 802.15.4 | 4xnrf52840-over-ieee802154-shared | 4 | 1
          3xesp32-s3 over wifi | 3xesp32-s3-over-wifi-shared | 3 | 1
          3xesp32-s3 over Wi-Fi-dedicated | 3xesp32-s3-over-wifi-dedicated | 3 | 3
          3 ESP32_S3 over spi-shared | 3xesp32-s3-over-spi-shared | 3 | 1
          2 pico + Teensy41 over zigbee | 2xpico-1xteensy41-over-ieee802154-shared | 3 | 1
          Nucleo-H743ZI | 1xnucleo-h743zi | 1 | 0
          """)
  void aLineIsADeviceSet(String line, String name, int devices, int channels) {
    Cluster cluster =
        DeviceSpec.parse("devices", line, Catalogue.read(new FileSource(BUNDLED))).bind(8);

    assertThat(cluster.name()).isEqualTo(name);
    assertThat(cluster.deviceCount()).isEqualTo(devices);
    assertThat(cluster.channelCount()).isEqualTo(channels);
  }

  @Test
  void aBoardIsAPartWithWhatTheBoardHas() {
    Catalogue catalogue = Catalogue.read(new FileSource(BUNDLED));
    Cluster cluster = DeviceSpec.parse("devices", "pico2 + rp2350 over spi", catalogue).bind(8);

    assertThat(cluster.device(0).flash()).isEqualTo(4 << 20);
    assertThat(cluster.device(0).performance()).isEqualTo(cluster.device(1).performance());
    assertThat(cluster.device(0).name()).isEqualTo("pico2-0");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4xrp2400 over spi | no part named "rp2400" | Did you mean rp2040
          4xrp2040 over spy | no link named "spy" | Did you mean spi
          4xrp2040 over can-shard | no link named "can-shard" | "ratecut devices" lists all
          4xrp2040 | Found 4 devices, but no link | 4xrp2040 over spi
          0xrp2040 | Found 0 devices | Correct the number
          4097xrp2040 over spi | Found 4097 devices | Correct the number
          1025xrp2040 over spi | 1,049,600 ordered pairs | Use fewer devices
          4x over spi | Found "4x" | 4xrp2040 over spi
          rp2040 ++ samd21 over spi | Found "" | 4xrp2040 over spi
          """)
  void whatALineGetsWrongIsNamed(String line, String problem, String advice) {
    Catalogue catalogue = Catalogue.read(new FileSource(BUNDLED));

    assertThatThrownBy(() -> DeviceSpec.parse("devices", line, catalogue))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("devices", problem, advice);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "a b", "memory": 1, "int8": {"performance": 1}, "float": {"performance": 1}} | /parts/0/name
          {"name": "a", "memory": 1, "int8": {"performance": 1}} | The field "float" is missing
          {"name": "a", "memory": "1 MHz", "int8": {"performance": 1}, "float": {"performance": 1}} | unit "MHz"
          {"name": "a", "ram": 1, "memory": 1, "int8": {"performance": 1}, "float": {"performance": 1}} | "ram" is unknown
          {"name": "a", "memory": 1, "int8": {"performance": 1, "basis": "guessed"}, "float": {"performance": 1}} | Found "guessed"
          """)
  void aWrongPartIsRefusedWithItsPlace(String part, String problem) throws IOException {
    FileSource file =
        file(
            "c.json",
            "{\"format\": \"ratecut-catalogue\", \"version\": 1, \"parts\": [%s]}".formatted(part));

    assertThatThrownBy(() -> Catalogue.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("c.json", problem);
  }

  @Test
  void twoPartsOfOneNameAreRefused() throws IOException {
    String part =
        "{\"name\": \"a\", \"memory\": 1, \"int8\": {\"performance\": 1}, \"float\":"
            + " {\"performance\": 1}}";
    FileSource file =
        file(
            "c.json",
            "{\"format\": \"ratecut-catalogue\", \"version\": 1, \"parts\": [%s, %s]}"
                .formatted(part, part));

    assertThatThrownBy(() -> Catalogue.read(file)).hasMessageContaining("two parts named \"a\"");
  }

  private FileSource file(String name, String text) throws IOException {
    return new FileSource(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void powerOfPartsAndEnergyOfLinksCount(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file,
        """
        {"format": "ratecut-catalogue", "version": 1,
         "parts": [{"name": "p", "memory": "1 KiB", "activePowerMilliwatts": 9,
                    "idlePowerMilliwatts": 2, "powerSource": "measured",
                    "int8": {"performance": 1}, "float": {"performance": 1}}],
         "boards": [{"name": "b", "part": "p", "activePowerMilliwatts": 12,
                     "idlePowerMilliwatts": 3}],
         "links": [{"name": "l", "bandwidth": 1, "energyPerByteNanojoules": 40}]}
        """);
    Cluster cluster =
        DeviceSpec.parse("devices", "p + b over l", Catalogue.read(new FileSource(file))).bind(8);
    assertThat(cluster.device(0).power()).contains(new Power(9, 2));
    assertThat(cluster.device(1).power()).contains(new Power(12, 3));
    assertThat(cluster.channel(0).nanojoulesPerByte()).contains(40.0);
  }

  @Test
  void partsAndBoardsStateMeasuredTimesOfLayers() throws IOException {
    FileSource file =
        file(
            "timed.json",
            """
            {"format": "ratecut-catalogue", "version": 1,
             "parts": [{"name": "timed", "memory": "1 MiB",
                        "int8": {"performance": "1 MFLOP/s"}, "float": {"performance": "1 MFLOP/s"},
                        "times": [{"layers": "C1", "time": "3 ms"},
                                  {"layers": "F*", "time": "7 ms", "fixed": "1 ms"},
                                  {"layers": "of another network", "time": "9 ms"},
                                  {"type": "convolution", "time": "9 ms"}]}],
             "boards": [{"name": "kit", "part": "timed",
                         "times": [{"layers": "C1", "time": "2 ms"}]}]}
            """);
    Catalogue catalogue = Catalogue.read(file);
    NetworkBuilder builder = Network.builder("small");
    builder.addLayer("C1", 1, 2, 1, new Vertex(1, 5, 1));
    builder.addLayer("F6", 1, 2, 1, new Vertex(1, 5, 1));
    builder.addLayer("rest", 1, 1, 1, new Vertex(1, 5, 1));
    Network network = builder.build();

    MeasuredTimes part = times(DeviceSpec.parse("devices", "timed", catalogue), network);
    MeasuredTimes kit = times(DeviceSpec.parse("devices", "kit", catalogue), network);

    assertThat(IntStream.range(0, 5).mapToLong(v -> part.ticks(0, v)).toArray())
        .containsExactly(1_500_000, 1_500_000, 4_000_000, 4_000_000, MeasuredTimes.UNMEASURED);
    assertThat(kit.ticks(0, 0)).isEqualTo(1_000_000);
    assertThat(kit.ticks(0, 2)).isEqualTo(4_000_000);
    DeviceSet set =
        new DeviceSetJson(() -> catalogue)
            .read(
                file(
                    "set.json",
                    """
                    {"format": "ratecut-device-set", "version": 1,
                     "devices": [{"part": "timed"}],
                     "times": [{"devices": "all", "layers": "C1", "time": "8 ms"}]}
                    """));
    assertThat(times(set, network).ticks(0, 0)).isEqualTo(4_000_000);
    assertThat(times(set, network).ticks(0, 3)).isEqualTo(4_000_000);
  }

  private static MeasuredTimes times(DeviceSet set, Network network) {
    return TimesByDevice.of(set.times(network, LayerTypes.NONE), network, LayerTypes.NONE);
  }
}
