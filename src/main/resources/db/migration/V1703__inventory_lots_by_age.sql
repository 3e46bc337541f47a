-- Lots that are used up stay for ever, with a best-before date that is long over: what is looked for by age is something left.
-- Replicas of the version before still look by by_shelf_life: it goes one version later.
ALTER TABLE inventory_lots
  ADD COLUMN something_left BOOLEAN GENERATED ALWAYS AS (received > assigned + removed) VIRTUAL,
  ADD KEY by_age (something_left, best_before, looked_at_on);
