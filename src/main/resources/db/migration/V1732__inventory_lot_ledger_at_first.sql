INSERT INTO inventory_lot_ledger
  (sku, warehouse, lot, id, best_before, received_change, removed_change, reason, reference, recorded_at)
SELECT sku, warehouse, lot, 0, best_before, received, removed, 'opening', '', UTC_TIMESTAMP(6) FROM inventory_lots
WHERE received <> 0 OR removed <> 0;
