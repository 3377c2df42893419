package io.couponservice.persistence.embedded;

import java.util.Optional;

/** Whether a process runs; one that has ended but is still listed, a zombie, does not. */
final class LiveProcess {

  private LiveProcess() {}

  static boolean exists(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.flatMap(found -> found.info().commandLine()).isPresent();
  }
}
