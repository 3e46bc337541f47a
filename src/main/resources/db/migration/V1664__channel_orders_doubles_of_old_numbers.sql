-- Douyin's older numbers end in A. Where an order is ours under that number, its row without the letter is a double, unless it is
-- another order of ours.
UPDATE channel_orders plain
  JOIN channel_orders old ON old.channel = plain.channel AND old.shop_id = plain.shop_id
    AND old.external_order_id = CONCAT(plain.external_order_id, 'A')
SET plain.state = 'CLOSED', plain.reason = 'double', plain.next_attempt_at = NULL
WHERE plain.channel = 'douyin' AND old.state = 'IMPORTED'
  AND (plain.state <> 'IMPORTED' OR plain.order_id = old.order_id);
