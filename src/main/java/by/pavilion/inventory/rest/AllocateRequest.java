package by.pavilion.inventory.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** How many free pieces a channel has in a warehouse; what is read-only in {@link AllocationResponse} is ignored. */
@JsonIgnoreProperties({"sku", "pool", "reserved"})
record AllocateRequest(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "warehouse-form")
        String warehouse,

        @NotNull @Min(0) @Max(PutStockRequest.MOST) Long available) {}
