package io.couponservice.bootstrap.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The setting {@code coupon.api.tokens}: {@code name:role:token}, comma-separated. */
public final class TokenList {

  private static final String NAME = "coupon.api.tokens";
  private static final Set<String> ROLES = Set.of("viewer", "service", "operator", "admin");
  private static final int MIN_LENGTH = 8;

  private TokenList() {}

  /**
   * One entry.
   *
   * @param name who it was given to, not null
   * @param role in lower case, not null
   * @param token the secret, not null
   */
  public record Entry(String name, String role, String token) {

    /** Without the secret. */
    @Override
    public String toString() {
      return name + ":" + role;
    }
  }

  /**
   * Reads the setting.
   *
   * @param tokens without mistakes, not null
   * @return at least one
   */
  public static List<Entry> parse(String tokens) {
    return split(tokens).stream()
        .map(parts -> new Entry(parts[0], parts[1].toLowerCase(Locale.ROOT), parts[2]))
        .toList();
  }

  /** What is wrong with the setting. Never quotes a token. */
  static List<String> mistakes(String tokens) {
    List<String> mistakes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int position = 0;
    for (String[] parts : split(tokens)) {
      position++;
      String entry = NAME + ": entry " + position;
      if (parts.length != 3 || parts[0].isEmpty()) {
        mistakes.add(entry + " is not name:role:token");
      } else if (!ROLES.contains(parts[1].toLowerCase(Locale.ROOT))) {
        mistakes.add(entry + " has an unknown role, use viewer, service, operator or admin");
      } else if (parts[2].length() < MIN_LENGTH) {
        mistakes.add(entry + " has a token of fewer than " + MIN_LENGTH + " characters");
      } else if (parts[2].chars().anyMatch(Character::isWhitespace)) {
        mistakes.add(entry + " has a token with white space");
      } else if (!seen.add(parts[2])) {
        mistakes.add(entry + " repeats the token of another entry");
      }
    }
    if (position == 0) {
      mistakes.add(NAME + ": no token, no API: give name:role:token, comma-separated");
    }
    return mistakes;
  }

  private static List<String[]> split(String tokens) {
    return Arrays.stream(tokens.split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split(":", 3))
        .toList();
  }
}
