package io.couponservice.bootstrap.oracle;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a field of an event must be. */
enum FieldKind {
  NUMBER {
    @Override
    boolean fits(JsonNode value) {
      return value.isIntegralNumber();
    }
  },
  TEXT {
    @Override
    boolean fits(JsonNode value) {
      return value.isString() && !value.stringValue().isBlank();
    }
  },
  /** The one field that may be null, but not missing. */
  TEXT_OR_NULL {
    @Override
    boolean fits(JsonNode value) {
      return value.isNull() || TEXT.fits(value);
    }
  },
  /** A local date-time without zone, to the second. */
  LOCAL_TIME {
    @Override
    boolean fits(JsonNode value) {
      return value.isString()
          && TO_THE_SECOND.matcher(value.stringValue()).matches()
          && isDateTime(value.stringValue());
    }
  };

  private static final Pattern TO_THE_SECOND =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

  abstract boolean fits(JsonNode value);

  private static boolean isDateTime(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException noTime) {
      return false;
    }
  }
}
