-- What lowered the line's price, as JSON; none when null.
ALTER TABLE ordering_order_lines ADD COLUMN promotions MEDIUMTEXT NULL;
