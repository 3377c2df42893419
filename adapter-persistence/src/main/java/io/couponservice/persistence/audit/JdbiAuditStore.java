package io.couponservice.persistence.audit;

import io.couponservice.application.audit.AdminCall;
import io.couponservice.application.audit.AuditFilter;
import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.audit.AuditedCall.Outcome;
import io.couponservice.application.port.AuditStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Table {@code admin_calls}. */
public final class JdbiAuditStore implements AuditStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiAuditStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public long begin(AdminCall call) {
    return handle
        .createQuery(
            """
            INSERT INTO admin_calls (actor, role, method, route, path, body, correlation_id,
                idempotency_key)
            VALUES (:actor, :role, :method, :route, :path, :body, :correlationId, :key)
            RETURNING audit_id
            """)
        .bind("actor", call.actor())
        .bind("role", call.role())
        .bind("method", call.method())
        .bind("route", call.route())
        .bind("path", storable(call.path()))
        .bind("body", storable(call.body()))
        .bind("correlationId", call.correlationId())
        .bind("key", storable(call.idempotencyKey()))
        .mapTo(Long.class)
        .one();
  }

  /** PostgreSQL has no U+0000 in a text. */
  private static String storable(String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }

  @Override
  public void end(long auditId, Outcome outcome) {
    handle
        .createUpdate(
            """
            UPDATE admin_calls SET status = :status, code = :code, repeated = :repeated,
                ended_at = now()
            WHERE audit_id = :id
            """)
        .bind("status", outcome.status())
        .bind("code", outcome.code())
        .bind("repeated", outcome.repeated())
        .bind("id", auditId)
        .execute();
  }

  @Override
  public List<AuditedCall> newest(AuditFilter filter, long before, int limit) {
    List<String> conditions = new ArrayList<>(List.of("audit_id < :before"));
    add(conditions, filter.actor(), "actor = :actor");
    add(conditions, filter.from(), "at >= :from");
    add(conditions, filter.to(), "at < :to");
    add(conditions, filter.correlationId(), "correlation_id = :correlationId");
    return handle
        .createQuery(
            "SELECT * FROM admin_calls WHERE "
                + String.join(" AND ", conditions)
                + " ORDER BY audit_id DESC LIMIT :limit")
        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
        .bind("before", before)
        .bind("actor", filter.actor())
        .bindByType("from", utc(filter.from()), OffsetDateTime.class)
        .bindByType("to", utc(filter.to()), OffsetDateTime.class)
        .bind("correlationId", filter.correlationId())
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .list();
  }

  /** Only what is asked for is in the text, so that the server sees which index fits. */
  private static void add(List<String> conditions, Object value, String condition) {
    if (value != null) {
      conditions.add(condition);
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static AuditedCall read(ResultSet row) throws SQLException {
    Integer status = row.getObject("status", Integer.class);
    return new AuditedCall(
        row.getLong("audit_id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new AdminCall(
            row.getString("actor"),
            row.getString("role"),
            row.getString("method"),
            row.getString("route"),
            row.getString("path"),
            row.getString("body"),
            row.getString("correlation_id"),
            row.getString("idempotency_key")),
        status == null
            ? null
            : new Outcome(status, row.getString("code"), row.getBoolean("repeated")));
  }
}
