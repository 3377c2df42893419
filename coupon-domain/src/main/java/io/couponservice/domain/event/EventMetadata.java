package io.couponservice.domain.event;

import java.util.List;
import java.util.Objects;

/**
 * Where an event comes from and how to read it.
 *
 * @param correlationId shared by all that follows from one request, not null
 * @param causationId the event that caused this one, null if none did
 * @param source the service that published it, not null
 * @param version the schema's version, not null
 * @param compatibleVersions further versions that a reader of this one may know, may be empty
 */
public record EventMetadata(
    String correlationId,
    String causationId,
    String source,
    String version,
    List<String> compatibleVersions) {

  /** The version that this service writes, and knows. */
  public static final String VERSION = "1.0";

  /** The source of all that this service publishes. */
  public static final String SOURCE = "coupon-service";

  /** Copies the list and checks for null. */
  public EventMetadata {
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(version, "version");
    compatibleVersions = List.copyOf(compatibleVersions);
  }

  /**
   * The metadata of an event that this service publishes.
   *
   * @param correlationId not null
   * @param causationId null if no event caused it
   * @return never null
   */
  public static EventMetadata ofThisService(String correlationId, String causationId) {
    return new EventMetadata(correlationId, causationId, SOURCE, VERSION, List.of(VERSION));
  }

  /**
   * Whether this service can read the event.
   *
   * @return true if its version is known, or it names a known one as compatible
   */
  public boolean readable() {
    return readable(version, compatibleVersions);
  }

  /**
   * Whether this service can read an event of which nothing but the versions is known.
   *
   * @param version not null
   * @param compatibleVersions not null
   * @return true if the version is known, or a known one is named as compatible
   */
  public static boolean readable(String version, List<String> compatibleVersions) {
    return version.equals(VERSION) || compatibleVersions.contains(VERSION);
  }
}
