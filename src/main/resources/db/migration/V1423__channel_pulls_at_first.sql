-- Shops that were connected before are read from the day before on.
INSERT INTO channel_pulls (channel, shop_id, lane, reached_at, ends_at, next_attempt_at, attempts, found)
SELECT DISTINCT channel, shop_id, lane, TIMESTAMPADD(DAY, -1, UTC_TIMESTAMP(6)), NULL, UTC_TIMESTAMP(6), 0, 0
FROM channel_shops CROSS JOIN (SELECT 'LIVE' AS lane UNION ALL SELECT 'AFTER_SALES') AS lanes;
