package io.couponservice.http.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The tokens that are let in. Keeps their digests only. */
public final class Tokens {

  private static final String SCHEME = "Bearer ";

  private final List<Entry> entries;

  /**
   * With what it lets in.
   *
   * @param tokens not null
   */
  public Tokens(List<ApiToken> tokens) {
    this.entries =
        tokens.stream()
            .map(t -> new Entry(digest(t.token()), new Caller(t.name(), t.role())))
            .toList();
  }

  /**
   * Whose token a header carries. The time that this takes tells nothing about the tokens.
   *
   * @param authorization the value of the {@code Authorization} header, null if there is none
   * @return empty unless it is {@code Bearer} with a known token
   */
  public Optional<Caller> caller(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    byte[] presented = digest(authorization.substring(SCHEME.length()).strip());
    Caller found = null;
    // No early exit: it would tell the position of the token.
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest, presented)) {
        found = entry.caller;
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static final class Entry {
    private final byte[] digest;
    private final Caller caller;

    private Entry(byte[] digest, Caller caller) {
      this.digest = digest;
      this.caller = caller;
    }
  }
}
