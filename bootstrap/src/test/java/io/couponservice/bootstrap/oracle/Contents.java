package io.couponservice.bootstrap.oracle;

import java.util.List;

/** All that the oracle judges by. */
public record Contents(
    TopicContents topics, DatabaseContents database, List<Acknowledged> acknowledged) {

  public Contents {
    acknowledged = List.copyOf(acknowledged);
  }
}
