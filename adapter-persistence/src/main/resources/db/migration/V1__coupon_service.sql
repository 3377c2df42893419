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

-- Changes of how many coupons have which status, appended: reserve and use never write the policy.
CREATE TABLE policy_count_deltas (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id bigint  NOT NULL,
    reserved  integer NOT NULL,
    used      integer NOT NULL,
    expired   integer NOT NULL
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
    payment_id      text,
    CONSTRAINT reservations_closed CHECK ((status = 'ACTIVE') = (closed_at IS NULL)),
    CONSTRAINT reservations_reason CHECK ((status = 'CANCELLED') = (reason IS NOT NULL)),
    CONSTRAINT reservations_paid CHECK ((status = 'CONFIRMED') = (payment_id IS NOT NULL))
);
-- One active reservation a coupon.
CREATE UNIQUE INDEX reservations_one_active ON reservations (coupon_id) WHERE status = 'ACTIVE';

-- Commands that took effect, each with the identity of what it made.
CREATE TABLE commands (
    command_id text PRIMARY KEY,
    subject    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Consumed events that took effect.
CREATE TABLE processed_events (
    event_id     text        NOT NULL,
    topic        text        NOT NULL,
    processed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, topic)
);

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
    reason           text        NOT NULL,
    message          text        NOT NULL,
    attempts         integer     NOT NULL CHECK (attempts >= 1),
    status           text        NOT NULL CHECK (status IN ('DEAD')),
    failed_at        timestamptz NOT NULL,
    -- The position, and the time with it: a topic that was made anew starts over with its offsets.
    UNIQUE (topic, partition, "offset", record_timestamp)
);

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
    PRIMARY KEY (shard, id)
);

-- What the broker refuses for good.
CREATE TABLE undeliverable_records (
    id           bigint PRIMARY KEY,
    topic        text        NOT NULL,
    key          bytea,
    value        bytea,
    headers      bytea       NOT NULL,
    reason       text        NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT now()
);

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
