package io.couponservice.http.failed;

import io.couponservice.application.failed.Operation;
import io.couponservice.http.auth.AccessControl;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.json.JsonValues;
import io.javalin.http.Context;

/** Who asks for something, and why. */
final class Operations {

  private static final int MAX_NOTE = 1_000;

  private Operations() {}

  /** With the note of a body that is still to be checked. */
  static Operation of(Context ctx, JsonFields json) {
    return of(ctx, json.nullable("note", JsonValues.text(MAX_NOTE)));
  }

  static Operation of(Context ctx, String note) {
    return new Operation(AccessControl.callerOf(ctx).name(), Correlation.id(ctx), note, null);
  }
}
