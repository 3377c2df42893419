package io.couponservice.persistence.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema to the version of this program. Several instances may do so at once. */
public final class Migrations {

  private Migrations() {}

  /**
   * Migrates.
   *
   * @param database not null
   * @return how many migrations were applied, 0 if the schema was up to date
   * @throws IncompatibleSchemaException if the schema is newer than this program, or was changed by
   *     somebody else
   */
  public static int migrate(Database database) {
    return migrate(database, "classpath:db/migration");
  }

  static int migrate(Database database, String... locations) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(database.unlimitedDataSource())
            .locations(locations)
            // The default ignores migrations of a later version. An old program must not run on
            // them.
            .ignoreMigrationPatterns(new String[0])
            .validateOnMigrate(true)
            .load();
    try {
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayValidateException e) {
      throw new IncompatibleSchemaException(e);
    }
  }
}
