package io.couponservice.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.EventDecoder.Reason;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;

/** What tests ask of the decoder. */
final class Decoding {

  private static final JsonEventDecoder DECODER = new JsonEventDecoder();

  private Decoding() {}

  static Decoded decode(InboundRecord record) {
    return DECODER.decode(record);
  }

  /** The event of a record that must be readable. */
  static EventEnvelope<InboundEvent> event(InboundRecord record) {
    Decoded decoded = decode(record);
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).event();
  }

  /** The message about a record that must be unreadable. */
  static String unreadable(InboundRecord record) {
    Decoded.Unreadable unreadable = refused(record);
    assertThat(unreadable.reason()).isEqualTo(Reason.UNREADABLE);
    return unreadable.message();
  }

  /** The message about a record that must be of an unsupported version. */
  static String unsupported(InboundRecord record) {
    Decoded.Unreadable unreadable = refused(record);
    assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED_VERSION);
    return unreadable.message();
  }

  /** Whether a database can store a text: no U+0000, no half of a pair of surrogates. */
  static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  private static Decoded.Unreadable refused(InboundRecord record) {
    Decoded decoded = decode(record);
    assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
    return (Decoded.Unreadable) decoded;
  }
}
