-- The trace that the order was placed in, where the storefront has named one: what happens to it later belongs there, too.
ALTER TABLE ordering_orders ADD COLUMN traceparent VARCHAR(55) CHARACTER SET ascii NULL;
