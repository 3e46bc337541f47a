package by.pavilion.inventory.rest;

import by.pavilion.inventory.SaveWarehouse;
import by.pavilion.shared.rest.Plain;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A warehouse as the operator sends it; what is read-only in {@link WarehouseResponse} is ignored. */
@JsonIgnoreProperties({"code", "createdAt", "updatedAt"})
record PutWarehouseRequest(
        @NotBlank @Size(max = 100) @Plain String name,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "country-form")
        String country,

        @NotNull @Pattern(regexp = "9610|1210|1239", message = "unknown-mode")
        String customsMode,

        @Pattern(regexp = "[A-Z]{2}[A-Z2-9]{3}", message = "malformed") @Nullable
        String unlocode) {

    SaveWarehouse.Particulars toParticulars() {
        return new SaveWarehouse.Particulars(name, country, customsMode, unlocode);
    }
}
