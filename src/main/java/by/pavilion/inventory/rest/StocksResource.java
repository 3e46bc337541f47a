package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.inventory.SetStock;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.LineAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stock of many SKUs at once, answered line by line, each in a transaction of its own: nobody who orders waits for the whole
 * list. Absolute values: saying them again changes nothing.
 */
@Path("/api/v1/merchant/stock")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.STOCK)
class StocksResource {
    private static final Pattern WAREHOUSE = Pattern.compile("[A-Z0-9-]{1,20}");

    private final SetStock setStock;
    private final CurrentCaller current;
    private final Language language;

    StocksResource(SetStock setStock, CurrentCaller current, Language language) {
        this.setStock = setStock;
        this.current = current;
        this.language = language;
    }

    record PutStocksRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Item> items) {
        /** What is wrong with one line is told in the answer, not of the whole body. */
        record Item(
                @NotNull String sku,
                @NotNull Long available,
                @Nullable String warehouse) {
            List<FieldError> errors() {
                List<FieldError> errors = new ArrayList<>();
                if (!Sku.isSku(sku)) {
                    errors.add(FieldError.of("/sku", "unknown-sku"));
                }
                if (available < 0) {
                    errors.add(new FieldError("/available", "too-small", Map.of("value", 0)));
                }
                if (available > PutStockRequest.MOST) {
                    errors.add(new FieldError("/available", "too-large", Map.of("value", PutStockRequest.MOST)));
                }
                if (warehouse != null && !WAREHOUSE.matcher(warehouse).matches()) {
                    errors.add(FieldError.of("/warehouse", "warehouse-form"));
                }
                return errors;
            }
        }
    }

    @PUT
    public LineAnswer.Lines put(@NotNull @Valid PutStocksRequest request) {
        Caller caller = current.caller();
        Set<String> seen = new HashSet<>();
        List<LineAnswer> answers = new ArrayList<>();
        for (int place = 0; place < request.items().size(); place++) {
            PutStocksRequest.Item item = request.items().get(place);
            List<FieldError> errors = item.errors();
            if (errors.isEmpty() && !seen.add(item.sku() + " " + item.warehouse())) {
                errors = List.of(FieldError.of("/sku", "sku-twice"));
            }
            if (errors.isEmpty()) {
                errors = set(caller, item);
            }
            answers.add(
                    errors.isEmpty()
                            ? LineAnswer.done(item.sku())
                            : LineAnswer.refused(item.sku(), place, errors, language.tag()));
        }
        return new LineAnswer.Lines(answers);
    }

    private List<FieldError> set(Caller caller, PutStocksRequest.Item item) {
        try {
            setStock.set(
                    caller.id(),
                    caller.requireMerchant(),
                    new Sku(item.sku()),
                    null,
                    item.available(),
                    Optional.ofNullable(item.warehouse()).map(WarehouseCode::new));
            return List.of();
        } catch (Problem refusal) {
            return refusal.errors().isEmpty() ? List.of(FieldError.of("/sku", "unknown-sku")) : refusal.errors();
        }
    }
}
