package io.couponservice.bootstrap.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that stays open; as little HTTP/1.1 as the service needs, for little CPU. */
final class HttpConnection implements AutoCloseable {

  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;
  private final String head;
  private final byte[] buffer = new byte[64 << 10];
  private int filled;

  HttpConnection(int port, String token) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    input = socket.getInputStream();
    output = socket.getOutputStream();
    head =
        " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: ";
  }

  /** Sends a request and reads the whole answer; returns its status. */
  int post(String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] start =
        ("POST " + path + head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(bytes, 0, request, start.length, bytes.length);
    output.write(request);
    return answer();
  }

  private int answer() throws IOException {
    filled = 0;
    int bodyAt = -1;
    while (bodyAt < 0) {
      int searched = Math.max(0, filled - 3);
      fill();
      bodyAt = afterBlankLine(searched);
    }
    int end = bodyAt + contentLength(bodyAt);
    while (filled < end) {
      fill();
    }
    return (buffer[STATUS_AT] - '0') * 100
        + (buffer[STATUS_AT + 1] - '0') * 10
        + (buffer[STATUS_AT + 2] - '0');
  }

  private void fill() throws IOException {
    int read = input.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      throw new IOException("the connection was closed, or an answer is too long");
    }
    filled += read;
  }

  private int afterBlankLine(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int contentLength(int headEnd) throws IOException {
    for (int line = 0; line < headEnd; line++) {
      if (line > 0 && buffer[line - 1] == '\n' && startsWithLength(line)) {
        return number(line + LENGTH.length);
      }
    }
    throw new IOException("an answer without Content-Length");
  }

  private boolean startsWithLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if (Character.toLowerCase(buffer[at + i]) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    int number = 0;
    for (int i = at; buffer[i] != '\r'; i++) {
      if (buffer[i] != ' ') {
        number = 10 * number + (buffer[i] - '0');
      }
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
