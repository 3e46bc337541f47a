UPDATE ordering_shipment_troubles SET cause = '' WHERE cause IS NULL;
