-- An order that goes on under another number needs nobody under this one: what is still wrong is a case of that other one.
UPDATE channel_cases c
  JOIN channel_orders o ON o.channel = c.channel AND o.shop_id = c.shop_id AND o.external_order_id = c.subject
SET c.open_mark = NULL, c.closed_at = UTC_TIMESTAMP(6), c.outcome = 'over'
WHERE c.open_mark = 1 AND c.trouble IN ('ORDER_HELD', 'SHORTAGE', 'ORDER_DIFFERS')
  AND o.state = 'CLOSED' AND o.reason = 'double';
