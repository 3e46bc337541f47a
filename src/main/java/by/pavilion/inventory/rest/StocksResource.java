package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.SetStocks;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.KnownTimes;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.LineAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The stock of many SKUs at once, answered line by line. Absolute values: saying them again changes nothing. */
@Path("/api/v1/merchant/stock")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.STOCK)
class StocksResource {
    private static final Pattern WAREHOUSE = Pattern.compile("[A-Z0-9-]{1,20}");
    private static final Pattern LOT = Pattern.compile("[!-~]{1,40}");

    private final SetStocks setStocks;
    private final CurrentCaller current;
    private final Language language;

    StocksResource(SetStocks setStocks, CurrentCaller current, Language language) {
        this.setStocks = setStocks;
        this.current = current;
        this.language = language;
    }

    /** What no other line may be about. */
    private record Subject(
            String sku,
            @Nullable String warehouse,
            @Nullable String lot) {}

    record PutStocksRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Item> items) {
        /** What is wrong with one line is told in the answer, not of the whole body. */
        record Item(
                @NotNull String sku,
                @NotNull Long available,
                @Nullable String warehouse,
                @Nullable String lot,
                @Nullable String bestBefore) {
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
                if (lot != null && !LOT.matcher(lot).matches()) {
                    errors.add(FieldError.of("/lot", "lot-form"));
                }
                if (bestBefore != null && lot == null) {
                    errors.add(FieldError.of("/lot", "lot-missing"));
                }
                if (bestBefore != null && day(bestBefore).isEmpty()) {
                    errors.add(FieldError.of("/bestBefore", "malformed"));
                }
                return errors;
            }

            private static Optional<LocalDate> day(String text) {
                try {
                    return Optional.of(LocalDate.parse(text)).filter(KnownTimes::have);
                } catch (DateTimeParseException notADay) {
                    return Optional.empty();
                }
            }

            Subject subject() {
                return new Subject(sku, warehouse, lot);
            }

            SetStocks.Line toLine() {
                return new SetStocks.Line(
                        new Sku(sku),
                        available,
                        Optional.ofNullable(warehouse).map(WarehouseCode::new),
                        Optional.ofNullable(lot).map(LotNumber::new),
                        Optional.ofNullable(bestBefore).flatMap(Item::day));
            }
        }
    }

    @PUT
    public LineAnswer.Lines put(@NotNull @Valid PutStocksRequest request) {
        Caller caller = current.caller();
        Map<Integer, List<FieldError>> errors = new TreeMap<>();
        Map<Integer, SetStocks.Line> good = new TreeMap<>();
        Set<Subject> seen = new HashSet<>();
        for (int place = 0; place < request.items().size(); place++) {
            PutStocksRequest.Item item = request.items().get(place);
            List<FieldError> wrong = item.errors();
            if (wrong.isEmpty() && !seen.add(item.subject())) {
                wrong = List.of(FieldError.of("/sku", "stock-twice"));
            }
            if (wrong.isEmpty()) {
                good.put(place, item.toLine());
            }
            errors.put(place, wrong);
        }
        Iterator<List<FieldError>> told = setStocks
                .set(caller.id(), caller.requireMerchant(), List.copyOf(good.values()))
                .iterator();
        good.keySet().forEach(place -> errors.put(place, told.next()));
        return answer(request, errors);
    }

    private LineAnswer.Lines answer(PutStocksRequest request, Map<Integer, List<FieldError>> errors) {
        String tag = language.tag();
        List<LineAnswer> answers = new ArrayList<>();
        errors.forEach((place, wrong) -> {
            String sku = request.items().get(place).sku();
            answers.add(wrong.isEmpty() ? LineAnswer.done(sku) : LineAnswer.refused(sku, place, wrong, tag));
        });
        return new LineAnswer.Lines(answers);
    }
}
