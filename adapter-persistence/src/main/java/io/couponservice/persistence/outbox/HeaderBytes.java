package io.couponservice.persistence.outbox;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a record in one column: their number, then name and value of each, all lengths as
 * four bytes, big-endian; the length of a value that is null is -1. Headers may repeat and their
 * values are bytes, so that neither JSON nor an array of pairs holds them as they are.
 */
public final class HeaderBytes {

  private static final int NULL = -1;

  private HeaderBytes() {}

  /**
   * Writes headers.
   *
   * @param headers not null
   * @return never null
   */
  public static Bytes write(List<Header> headers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(headers.size());
      for (Header header : headers) {
        write(out, header.name().getBytes(StandardCharsets.UTF_8));
        write(out, Bytes.arrayOf(header.value()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(bytes.toByteArray());
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @param bytes not null
   * @return never null
   * @throws UncheckedIOException if it was not written so
   */
  public static List<Header> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = bounded(in, in.readInt());
      List<Header> headers = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        String name = new String(readFully(in, in.readInt()), StandardCharsets.UTF_8);
        int length = in.readInt();
        headers.add(new Header(name, length == NULL ? null : Bytes.of(readFully(in, length))));
      }
      return headers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readFully(DataInputStream in, int length) throws IOException {
    return in.readNBytes(bounded(in, length));
  }

  /** No number in here is greater than that of the bytes behind it. */
  private static int bounded(DataInputStream in, int number) throws IOException {
    if (number < 0 || number > in.available()) {
      throw new IOException("headers are broken: " + number + " with " + in.available() + " left");
    }
    return number;
  }

  private static void write(DataOutputStream out, byte[] value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(value.length);
      out.write(value);
    }
  }
}
