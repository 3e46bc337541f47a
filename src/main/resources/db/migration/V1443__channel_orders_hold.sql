-- What holds our order while its marketplace has stopped it.
ALTER TABLE channel_orders ADD hold_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL;
