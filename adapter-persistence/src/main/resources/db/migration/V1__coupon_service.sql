-- Local date-times (timestamp without time zone) are in the service's zone, to the second.
-- Instants are timestamptz. Money is whole won.

CREATE TABLE policies (
    policy_id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    coupon_name         text      NOT NULL,
    coupon_code         text,
    -- Upper case: two spellings of one code are one code.
    normalized_code     text UNIQUE,
    issue_types         text[]    NOT NULL,
    discount_type       text      NOT NULL CHECK (discount_type IN ('FIXED_AMOUNT', 'PERCENTAGE')),
    discount_value      bigint    NOT NULL CHECK (discount_value >= 1),
    max_discount_amount bigint CHECK (max_discount_amount >= 0),
    min_order_amount    bigint    NOT NULL CHECK (min_order_amount >= 0),
    total_quantity      bigint CHECK (total_quantity >= 1),
    per_user_limit      integer   NOT NULL CHECK (per_user_limit >= 1),
    issue_starts_at     timestamp NOT NULL,
    issue_ends_at       timestamp NOT NULL,
    valid_days          integer CHECK (valid_days >= 1),
    valid_until         timestamp,
    reservation_minutes integer   NOT NULL CHECK (reservation_minutes >= 1),
    restore_rule        text      NOT NULL CHECK (restore_rule IN ('RESTORE', 'RESTORE_WITH_GRACE', 'NEVER')),
    restore_grace_days  integer CHECK (restore_grace_days >= 1),
    late_payment_rule   text      NOT NULL CHECK (late_payment_rule IN ('HONOUR', 'REJECT')),
    trigger_event_type  text,
    trigger_min_amount  bigint CHECK (trigger_min_amount >= 0),
    issued              bigint    NOT NULL DEFAULT 0,
    created_at          timestamp NOT NULL,
    deactivated_at      timestamp,
    CONSTRAINT policies_one_validity CHECK ((valid_days IS NULL) <> (valid_until IS NULL)),
    CONSTRAINT policies_code_with_form CHECK ((coupon_code IS NULL) = (normalized_code IS NULL)),
    CONSTRAINT policies_stock CHECK (issued >= 0 AND (total_quantity IS NULL OR issued <= total_quantity))
);
-- What payments issue by themselves; a window that is over costs nothing. No column of it changes
-- with an issue, so that issues stay heap-only updates.
CREATE INDEX policies_triggered_by_payment ON policies (issue_ends_at, trigger_min_amount)
    WHERE trigger_event_type = 'PAYMENT_COMPLETED' AND deactivated_at IS NULL;
-- Whose coupons expire whatever their date.
CREATE INDEX policies_deactivated ON policies (policy_id) WHERE deactivated_at IS NOT NULL;

-- How many coupons have which status: these counts and all the changes that are not added up yet.
CREATE TABLE policy_counts (
    policy_id bigint PRIMARY KEY,
    reserved  bigint NOT NULL,
    used      bigint NOT NULL,
    expired   bigint NOT NULL
);

-- Changes of the counts, appended: reserve and use never write the policy.
CREATE TABLE policy_count_deltas (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id bigint  NOT NULL,
    reserved  bigint  NOT NULL,
    used      bigint  NOT NULL,
    expired   bigint  NOT NULL
);
CREATE INDEX policy_count_deltas_policy ON policy_count_deltas (policy_id);

-- How many coupons of a policy a user ever got. The limit is a copy, so that the database checks it.
CREATE TABLE user_quotas (
    policy_id bigint  NOT NULL,
    user_id   bigint  NOT NULL,
    issued    integer NOT NULL,
    per_user_limit integer NOT NULL,
    PRIMARY KEY (policy_id, user_id),
    CONSTRAINT user_quotas_limit CHECK (issued BETWEEN 1 AND per_user_limit)
);

CREATE SEQUENCE coupon_ids START 1001;

CREATE TABLE coupons (
    coupon_id      bigint PRIMARY KEY,
    policy_id      bigint    NOT NULL REFERENCES policies,
    user_id        bigint    NOT NULL,
    coupon_code    text,
    coupon_name    text      NOT NULL,
    issue_type     text      NOT NULL CHECK (issue_type IN ('CODE', 'DIRECT', 'EVENT')),
    status         text      NOT NULL,
    issued_at      timestamp NOT NULL,
    expiry_date    timestamp NOT NULL,
    -- The reservation that holds or used it.
    reservation_id text,
    CONSTRAINT coupons_holder CHECK (
        (status IN ('ISSUED', 'EXPIRED') AND reservation_id IS NULL)
        OR (status IN ('RESERVED', 'USED') AND reservation_id IS NOT NULL))
);
CREATE INDEX coupons_user ON coupons (user_id, coupon_id);
-- What expires next, over all policies.
CREATE INDEX coupons_expiring ON coupons (expiry_date) WHERE status = 'ISSUED';
-- What expires when a policy is deactivated. No date is null: an order that no other index has
-- keeps the server from another plan.
CREATE INDEX coupons_issued ON coupons (policy_id, expiry_date NULLS FIRST) WHERE status = 'ISSUED';

-- Which payments issued a coupon by themselves: once a policy and payment.
CREATE TABLE automatic_issues (
    policy_id  bigint NOT NULL,
    payment_id text   NOT NULL,
    coupon_id  bigint NOT NULL,
    PRIMARY KEY (policy_id, payment_id)
);

-- What happened to coupons, oldest first within each. The key is the only index: each payment
-- appends here.
CREATE TABLE coupon_history (
    coupon_id      bigint      NOT NULL,
    id             bigint GENERATED ALWAYS AS IDENTITY,
    at             timestamptz NOT NULL,
    trigger        text        NOT NULL,
    from_status    text,
    to_status      text        NOT NULL,
    event_ids      text[]      NOT NULL,
    verdict        text,
    note           text,
    correlation_id text        NOT NULL,
    causation_id   text,
    actor          text        NOT NULL,
    PRIMARY KEY (coupon_id, id)
);

CREATE TABLE reservations (
    reservation_id  text PRIMARY KEY,
    coupon_id       bigint    NOT NULL REFERENCES coupons,
    user_id         bigint    NOT NULL,
    order_id        text      NOT NULL,
    order_amount    bigint    NOT NULL CHECK (order_amount >= 0),
    discount_amount bigint    NOT NULL CHECK (discount_amount BETWEEN 0 AND order_amount),
    reserved_at     timestamp NOT NULL,
    expires_at      timestamp NOT NULL,
    status          text      NOT NULL CHECK (status IN ('ACTIVE', 'CONFIRMED', 'CANCELLED')),
    reason          text,
    closed_at       timestamp,
    -- The payment that it accepted, and when that was completed.
    payment_id      text,
    paid_at         timestamp,
    -- The earliest that was said.
    order_cancelled_at timestamp,
    -- When this row was last written: closed_at is what an event said.
    changed_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT reservations_end CHECK (CASE status
        WHEN 'ACTIVE' THEN closed_at IS NULL AND reason IS NULL AND payment_id IS NULL
            AND order_cancelled_at IS NULL
        WHEN 'CONFIRMED' THEN closed_at IS NOT NULL AND payment_id IS NOT NULL
        WHEN 'CANCELLED' THEN closed_at IS NOT NULL AND reason IS NOT NULL
        END),
    CONSTRAINT reservations_paid CHECK ((payment_id IS NULL) = (paid_at IS NULL))
);
-- One active reservation a coupon.
CREATE UNIQUE INDEX reservations_one_active ON reservations (coupon_id) WHERE status = 'ACTIVE';
-- All that an order ever had on a coupon.
CREATE INDEX reservations_order ON reservations (coupon_id, order_id);
-- What times out next.
CREATE INDEX reservations_active ON reservations (expires_at) WHERE status = 'ACTIVE';
-- What is purged next. A confirmed one is what its used coupon refers to, and stays: without the
-- condition, a purge would step over every coupon that was ever used.
CREATE INDEX reservations_cancelled ON reservations (changed_at) WHERE status = 'CANCELLED';

-- One accepted payment a reservation: no check can compare a row with what it was before.
CREATE FUNCTION refuse_second_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING
        MESSAGE = format('reservation %s has accepted payment %s before',
                         OLD.reservation_id, OLD.payment_id),
        TABLE = 'reservations',
        CONSTRAINT = 'reservations_one_payment';
END
$$;
CREATE TRIGGER reservations_one_payment BEFORE UPDATE ON reservations FOR EACH ROW
    WHEN (OLD.payment_id IS NOT NULL AND NEW.payment_id IS DISTINCT FROM OLD.payment_id)
    EXECUTE FUNCTION refuse_second_payment();

-- Commands that took effect, each with the identity of what it made.
CREATE TABLE commands (
    command_id text PRIMARY KEY,
    subject    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
-- For the purge. A btree: its inserts all go to the last page, and a transaction's rows share one
-- time, so that they are stored as one entry. A BRIN would be smaller, but once purged space is
-- filled again, each of its ranges seems to hold old rows, and a purge reads the whole table.
CREATE INDEX commands_created ON commands (created_at);

-- Answers to requests that have a key, for their repeats.
CREATE TABLE kept_answers (
    request_key text PRIMARY KEY,
    -- Of what was asked for: the same key with another one is a mistake.
    fingerprint bytea       NOT NULL,
    -- Null only while its transaction runs.
    answer      bytea,
    created_at  timestamptz NOT NULL DEFAULT now()
);
-- For the purge, as for commands.
CREATE INDEX kept_answers_created ON kept_answers (created_at);

-- Users who entered wrong codes, each since the first one of a window.
CREATE TABLE wrong_codes (
    user_id bigint PRIMARY KEY,
    wrong   integer     NOT NULL CHECK (wrong >= 1),
    since   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX wrong_codes_since ON wrong_codes (since);

-- Consumed events that took effect.
CREATE TABLE processed_events (
    event_id     text        NOT NULL,
    topic        text        NOT NULL,
    processed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, topic)
);
-- For the purge, as for commands.
CREATE INDEX processed_events_processed ON processed_events (processed_at);

-- Consumed records that could not be processed. Bytes as they came.
CREATE TABLE failed_events (
    failed_event_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dead_letter_id   text        NOT NULL UNIQUE,
    topic            text        NOT NULL,
    partition        integer     NOT NULL,
    "offset"         bigint      NOT NULL,
    -- Milliseconds since 1970 as the producer gave them, which may be no date at all.
    record_timestamp bigint      NOT NULL,
    consumer_group   text        NOT NULL,
    key              bytea,
    value            bytea,
    headers          bytea       NOT NULL,
    event_id         text,
    -- Whom and what it is about, as far as it is known.
    user_id          bigint,
    coupon_id        bigint,
    order_id         text,
    reservation_id   text,
    -- The money that was moved: what is at stake.
    amount           bigint,
    reason           text        NOT NULL,
    message          text        NOT NULL,
    -- 0 if it was put off before its first attempt.
    attempts         integer     NOT NULL CHECK (attempts >= 0),
    -- How many of them somebody asked for.
    replays          integer     NOT NULL DEFAULT 0 CHECK (replays BETWEEN 0 AND attempts),
    status           text        NOT NULL
        CHECK (status IN ('RETRYING', 'DEAD', 'RECOVERED', 'REPLAYED', 'DISCARDED')),
    failed_at        timestamptz NOT NULL,
    -- When its next attempt is due, or until when somebody has claimed it for that.
    retry_at         timestamptz,
    closed_at        timestamptz,
    CONSTRAINT failed_events_end
        CHECK ((status IN ('RECOVERED', 'REPLAYED', 'DISCARDED')) = (closed_at IS NOT NULL)),
    CONSTRAINT failed_events_retry_time CHECK ((status = 'RETRYING') = (retry_at IS NOT NULL)),
    -- The position, and the time with it: a topic that was made anew starts over with its offsets.
    UNIQUE (topic, partition, "offset", record_timestamp)
);
-- One outstanding a topic and event.
CREATE UNIQUE INDEX failed_events_one_outstanding ON failed_events (topic, event_id)
    WHERE status IN ('RETRYING', 'DEAD');
-- What is tried next.
CREATE INDEX failed_events_retry ON failed_events (retry_at) WHERE status = 'RETRYING';
-- What is outstanding about a reservation: that is not purged.
CREATE INDEX failed_events_reservation ON failed_events (reservation_id)
    WHERE status IN ('RETRYING', 'DEAD');
CREATE INDEX failed_events_order ON failed_events (coupon_id, order_id)
    WHERE status IN ('RETRYING', 'DEAD');
-- What operators ask for: what is dead, and all about a user, a coupon or an order.
CREATE INDEX failed_events_dead ON failed_events (failed_event_id) WHERE status = 'DEAD';
-- What is purged next.
CREATE INDEX failed_events_closed ON failed_events (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX failed_events_user ON failed_events (user_id, failed_event_id);
CREATE INDEX failed_events_coupon ON failed_events (coupon_id, failed_event_id);
CREATE INDEX failed_events_order_id ON failed_events (order_id, failed_event_id);

-- What happened to failed events, oldest first within each.
CREATE TABLE failed_event_changes (
    failed_event_id bigint NOT NULL REFERENCES failed_events ON DELETE CASCADE,
    id              bigint GENERATED ALWAYS AS IDENTITY,
    at              timestamptz NOT NULL DEFAULT now(),
    kind            text        NOT NULL
        CHECK (kind IN ('FAILED', 'RECOVERED', 'REPLAYED', 'DISCARDED')),
    attempt         integer     NOT NULL CHECK (attempt >= 0),
    -- What came of a replay.
    outcome         text,
    -- Why it failed, and where.
    reason          text,
    message         text,
    stack           text,
    -- Who did it and why; null if it happened by itself.
    actor           text,
    correlation_id  text,
    note            text,
    job_id          bigint,
    PRIMARY KEY (failed_event_id, id),
    CONSTRAINT failed_event_changes_reason CHECK ((kind = 'FAILED') = (reason IS NOT NULL))
);

-- Where copies of dead letters were read, which somebody put back on their topic, and which failed.
CREATE TABLE failed_event_copies (
    topic            text    NOT NULL,
    partition        integer NOT NULL,
    "offset"         bigint  NOT NULL,
    record_timestamp bigint  NOT NULL,
    failed_event_id  bigint  NOT NULL REFERENCES failed_events ON DELETE CASCADE,
    PRIMARY KEY (topic, partition, "offset", record_timestamp)
);
CREATE INDEX failed_event_copies_of ON failed_event_copies (failed_event_id);

-- Jobs that replay many dead letters. They run one after the other.
CREATE TABLE replay_jobs (
    job_id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status         text             NOT NULL CHECK (status IN ('WAITING', 'RUNNING', 'STOPPED', 'DONE')),
    -- What was asked for.
    topic          text,
    reason         text,
    failed_from    timestamptz,
    failed_to      timestamptz,
    forced         boolean          NOT NULL,
    per_second     integer          NOT NULL CHECK (per_second >= 1),
    stop_share     double precision NOT NULL CHECK (stop_share BETWEEN 0 AND 1),
    actor          text             NOT NULL,
    correlation_id text             NOT NULL,
    note           text,
    -- How far it has come: the next place, and how many of those before it ended how. The others
    -- were left out.
    total          bigint           NOT NULL,
    next_place     bigint           NOT NULL DEFAULT 0,
    done           bigint           NOT NULL DEFAULT 0,
    failed         bigint           NOT NULL DEFAULT 0,
    created_at     timestamptz      NOT NULL DEFAULT now(),
    started_at     timestamptz,
    ended_at       timestamptz,
    stopped_by     text,
    stop_reason    text,
    -- Which instance runs it, by the database's clock.
    owner          text,
    lease_until    timestamptz,
    CONSTRAINT replay_jobs_progress
        CHECK (done + failed <= next_place AND next_place <= total AND done >= 0 AND failed >= 0),
    CONSTRAINT replay_jobs_end CHECK ((status IN ('STOPPED', 'DONE')) = (ended_at IS NOT NULL))
);
CREATE INDEX replay_jobs_open ON replay_jobs (job_id) WHERE status IN ('WAITING', 'RUNNING');

-- Their dead letters, in their original order.
CREATE TABLE replay_items (
    job_id          bigint NOT NULL REFERENCES replay_jobs ON DELETE CASCADE,
    place           bigint NOT NULL,
    failed_event_id bigint NOT NULL,
    PRIMARY KEY (job_id, place)
);

-- Who changed what, or tried to.
CREATE TABLE admin_calls (
    audit_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL DEFAULT now(),
    actor           text        NOT NULL,
    role            text        NOT NULL,
    method          text        NOT NULL,
    route           text        NOT NULL,
    path            text        NOT NULL,
    body            text,
    correlation_id  text        NOT NULL,
    idempotency_key text,
    -- How it was answered; null if it is under way, or its instance ended before.
    status          integer,
    code            text,
    repeated        boolean,
    ended_at        timestamptz
);
CREATE INDEX admin_calls_correlation ON admin_calls (correlation_id);
CREATE INDEX admin_calls_actor ON admin_calls (actor, audit_id);
-- For the purge.
CREATE INDEX admin_calls_at ON admin_calls (at);

-- What is still to be published, in the order of the ids within a shard. An id is given while the
-- lock of the coupon is held, so the order of one coupon's records is the order of the commits:
-- the identity must not be cached.
CREATE TABLE outbox (
    shard   smallint NOT NULL,
    id      bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
    topic   text     NOT NULL,
    key     bytea,
    value   bytea,
    headers bytea    NOT NULL,
    -- To tell how long the oldest has waited.
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shard, id)
);

-- What the broker refuses for good.
CREATE TABLE undeliverable_records (
    id           bigint PRIMARY KEY,
    -- Where it goes when it is sent again.
    shard        smallint    NOT NULL,
    topic        text        NOT NULL,
    key          bytea,
    value        bytea,
    headers      bytea       NOT NULL,
    -- Of the dead letter that it carries.
    dead_letter_id text,
    reason       text        NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX undeliverable_records_dead_letter ON undeliverable_records (dead_letter_id);

-- Which instance publishes which shard, by the database's clock.
CREATE TABLE outbox_leases (
    shard      smallint PRIMARY KEY,
    owner      text,
    epoch      bigint      NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO outbox_leases (shard) SELECT generate_series(0, 15);

CREATE TABLE outbox_instances (
    instance   text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

-- What is written again and again, to know whether anything can be.
CREATE TABLE write_probe (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    tried_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10);
INSERT INTO write_probe DEFAULT VALUES;
