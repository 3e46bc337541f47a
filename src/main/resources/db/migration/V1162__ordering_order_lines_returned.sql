ALTER TABLE ordering_order_lines ADD COLUMN returned BIGINT NOT NULL DEFAULT 0;
