-- Delivered orders and when to see whether they are complete: the queue of the background work.
CREATE TABLE ordering_completions (
  order_id BIGINT NOT NULL,
  due_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id),
  KEY by_due (due_at)
);
INSERT INTO ordering_completions (order_id, due_at)
SELECT id, COALESCE(released_at, delivered_at, placed_at) FROM ordering_orders WHERE status = 'DELIVERED';
