package org.ratecut.tune;

import java.util.Random;

/**
 * A value of a parameter.
 *
 * @param value as settings write it, without quotes
 */
public record Setting(Parameter parameter, String value) {

  static Setting draw(Parameter parameter, Random random) {
    return new Setting(parameter, parameter.draw(random));
  }

  @Override
  public String toString() {
    return parameter.name() + "=" + value;
  }
}
