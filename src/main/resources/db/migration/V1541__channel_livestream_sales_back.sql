-- Until now what was cancelled counted as having come back.
UPDATE channel_livestream_sales SET is_back = TRUE WHERE cancelled;
