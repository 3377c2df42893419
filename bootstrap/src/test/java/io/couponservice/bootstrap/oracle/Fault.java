package io.couponservice.bootstrap.oracle;

import java.util.function.Consumer;

/**
 * A way to spoil a good run.
 *
 * @param check the check that must find it
 * @param words what the violation must say
 * @param plant spoils the run
 * @param combines whether other faults may be planted with it
 */
record Fault(
    String title, String check, String words, Consumer<PlantedRun> plant, boolean combines) {

  static Fault of(String title, String check, String words, Consumer<PlantedRun> plant) {
    return new Fault(title, check, words, plant, false);
  }

  Fault combining() {
    return new Fault(title, check, words, plant, true);
  }

  @Override
  public String toString() {
    return check + ": " + title;
  }
}
