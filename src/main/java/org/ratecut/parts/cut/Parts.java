package org.ratecut.parts.cut;

import java.util.Map;
import org.ratecut.parts.Manifest;

/**
 * All that is written of a cut model.
 *
 * @param models the bytes of each model file, by its name, in the order of devices and stages
 * @param arenas where the tensors of each stage are in memory, by the name of its file
 * @param pieces how many pieces each layer fell into, all devices together, in the order of the
 *     model
 */
public record Parts(
    Manifest manifest,
    Map<String, byte[]> models,
    Map<String, ArenaLayout> arenas,
    Map<String, Integer> pieces) {}
