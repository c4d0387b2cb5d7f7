package org.ratecut.io.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.devices.DeviceSet;
import org.ratecut.io.profile.LayerTime;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.io.profile.Profile;
import org.ratecut.io.profile.TimesByDevice;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;

/** Measured times: what the profile of the user says comes before what the device set says. */
record Timing(Network network, LayerTypes types, DeviceSet devices) {

  MeasuredTimes times(Optional<Profile> profile) {
    List<List<LayerTime>> ofSet = devices.times(network, types);
    List<List<LayerTime>> all = new ArrayList<>();
    for (int d = 0; d < ofSet.size(); d++) {
      List<LayerTime> ofDevice = new ArrayList<>();
      List<String> names = devices.names().get(d);
      profile.ifPresent(table -> ofDevice.addAll(table.timesFor(names, network, types)));
      ofDevice.addAll(ofSet.get(d));
      all.add(ofDevice);
    }
    return TimesByDevice.of(all, network, types);
  }

  /** The kinds of devices, each once, in the order of their first devices. */
  List<String> kinds() {
    return devices.names().stream().map(names -> names.get(0)).distinct().toList();
  }
}
