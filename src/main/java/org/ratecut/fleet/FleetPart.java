package org.ratecut.fleet;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A kind of device that can be bought.
 *
 * @param name of a part of the catalogue
 * @param price of one, above 0, in any currency; empty if it is not stated
 */
public record FleetPart(String name, Optional<BigDecimal> price) {}
