-- And where it is not ours under the older number, that row is the double.
UPDATE channel_orders old
  JOIN channel_orders plain ON plain.channel = old.channel AND plain.shop_id = old.shop_id
    AND old.external_order_id = CONCAT(plain.external_order_id, 'A')
SET old.state = 'CLOSED', old.reason = 'double', old.next_attempt_at = NULL
WHERE old.channel = 'douyin' AND old.state <> 'IMPORTED' AND COALESCE(plain.reason, '') <> 'double';
