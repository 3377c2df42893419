package io.couponservice.http.failed;

import io.couponservice.application.record.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Bytes that are text most of the time: as text, or in Base64 under a name that says so. */
final class BytesJson {

  private BytesJson() {}

  /** Null stays null. */
  static void put(ObjectNode json, String name, Bytes bytes) {
    if (bytes == null) {
      json.putNull(name);
      return;
    }
    try {
      json.put(
          name,
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.array())).toString());
    } catch (CharacterCodingException e) {
      json.putNull(name);
      json.put(name + "Base64", Base64.getEncoder().encodeToString(bytes.array()));
    }
  }
}
