package by.pavilion.inventory.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** A rule as the operator sends it; what is read-only in {@link ShelfLifeRuleResponse} is ignored. */
@JsonIgnoreProperties("channel")
record PutShelfLifeRuleRequest(@NotNull @Min(0) @Max(3650) Integer minRemainingDays) {}
