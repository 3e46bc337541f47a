-- Shops that were connected before are compared, too.
INSERT INTO channel_reconciliations
  (channel, shop_id, span, next_at, attempts, listed, missing_here, missing_there, differing, event_sequence)
SELECT DISTINCT channel, shop_id, span, TIMESTAMPADD(HOUR, 1, UTC_TIMESTAMP(6)), 0, 0, 0, 0, 0, 0
FROM channel_shops CROSS JOIN (SELECT 'HOURLY' AS span UNION ALL SELECT 'NIGHTLY') AS spans;
