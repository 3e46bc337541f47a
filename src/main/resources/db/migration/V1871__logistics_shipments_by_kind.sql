ALTER TABLE logistics_shipments ADD KEY by_kind (kind, id);
