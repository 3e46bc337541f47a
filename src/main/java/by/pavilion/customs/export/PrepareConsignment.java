package by.pavilion.customs.export;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.DeclaredOrders;
import by.pavilion.customs.DeclaredOrders.DeclaredOrder;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a consignment: takes the goods down as they are now, so that every paper that is written later says the same.
 * Whatever is wrong is told at once, and then nothing is kept.
 */
@ApplicationScoped
public class PrepareConsignment {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final ConsignmentStore consignments;
    private final ExportRuleStore rules;
    private final Listings listings;
    private final DeclaredOrders declaredOrders;
    private final ComplianceGate gate;
    private final IdempotencyKeys idempotencyKeys;
    private final Ids ids;
    private final Clock clock;

    PrepareConsignment(
            ConsignmentStore consignments,
            ExportRuleStore rules,
            Listings listings,
            DeclaredOrders declaredOrders,
            ComplianceGate gate,
            IdempotencyKeys idempotencyKeys,
            Ids ids,
            Clock clock) {
        this.consignments = consignments;
        this.rules = rules;
        this.listings = listings;
        this.declaredOrders = declaredOrders;
        this.gate = gate;
        this.idempotencyKeys = idempotencyKeys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Prepares the consignment, or finds the one that the key has made before.
     *
     * @throws by.pavilion.shared.Problem 422 with every wrong field, 409 when an order leaves in another consignment
     */
    public Consignment prepare(String caller, IdempotencyKey key, ConsignmentDraft draft) {
        return Transactions.retrying(() -> {
            ConsignmentId id = new ConsignmentId(ids.next());
            Optional<ConsignmentId> before = idempotencyKeys
                    .claim(caller, key, "POST /consignments\n" + draft, id.toString())
                    .map(ConsignmentId::fromString);
            if (before.isPresent()) {
                return consignments.find(before.get()).orElseThrow();
            }
            Consignment consignment = read(id, draft);
            refuseOrdersThatLeave(draft, consignment);
            consignments.insert(consignment);
            return consignment;
        });
    }

    private Consignment read(ConsignmentId id, ConsignmentDraft draft) {
        Instant now = clock.instant();
        ExportRules today = rules.on(now.atZone(Consignment.ZONE).toLocalDate());
        Faults faults = new Faults();
        TermsCheck termsCheck = new TermsCheck(draft, today, faults);
        Optional<CustomsMode> mode = termsCheck.mode();
        ConsignmentTerms terms = termsCheck.terms();
        List<ConsignmentLine> lines =
                mode.map(known -> lines(draft, known, today, now, faults)).orElse(List.of());
        if (faults.areThere()) {
            throw ExportProblems.wrong(faults.errors());
        }
        return new Consignment(id, mode.orElseThrow(), terms, lines, now);
    }

    private List<ConsignmentLine> lines(
            ConsignmentDraft draft, CustomsMode mode, ExportRules today, Instant now, Faults faults) {
        List<@Nullable String> orders = Objects.requireNonNullElse(draft.orders(), List.of());
        List<ConsignmentDraft.@Nullable Goods> goods = Objects.requireNonNullElse(draft.goods(), List.of());
        if (orders.isEmpty() && goods.isEmpty()) {
            faults.refuse(mode.isBonded() ? "/goods" : "/orders", "required");
        } else if (!orders.isEmpty() && !goods.isEmpty()) {
            faults.refuse("/goods", "orders-or-goods");
        } else if (!goods.isEmpty() && mode == CustomsMode.DIRECT_PURCHASE) {
            faults.refuse("/goods", "parcels-leave-by-order");
        } else if (orders.size() > GoodsCheck.MOST || goods.size() > GoodsCheck.MOST) {
            faults.refuse(orders.isEmpty() ? "/goods" : "/orders", "too-many", Map.of("max", GoodsCheck.MOST));
        } else if (!orders.isEmpty()) {
            Map<String, DeclaredOrder> declared = declaredOrders.findAll(
                    orders.stream().filter(PrepareConsignment::isLikeAnId).toList());
            GoodsCheck check = new GoodsCheck(today, listings(skusOf(declared.values())), faults);
            check.orders(orders, declared, mode);
            return check.lines();
        } else {
            Stream<String> skus = goods.stream()
                    .filter(Objects::nonNull)
                    .map(ConsignmentDraft.Goods::sku)
                    .filter(Objects::nonNull);
            GoodsCheck check = new GoodsCheck(today, listings(skus), faults);
            check.goods(goods, listing -> gate.check(listing, mode, Optional.empty(), CustomsCalendar.dayOf(now))
                    .isAllowed());
            return check.lines();
        }
        return List.of();
    }

    /** Other texts are no order's id, and some could not even be compared with one. */
    private static boolean isLikeAnId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    private Map<Sku, Listing> listings(Stream<String> skus) {
        return listings.findAll(skus.filter(Sku::isSku).map(Sku::new).collect(Collectors.toSet()));
    }

    private static Stream<String> skusOf(Collection<DeclaredOrder> declared) {
        return declared.stream()
                .flatMap(found -> found.order().lines().stream())
                .map(line -> line.sku());
    }

    private void refuseOrdersThatLeave(ConsignmentDraft draft, Consignment consignment) {
        List<String> orders = consignment.orders();
        Set<String> leaving = orders.isEmpty() ? Set.of() : consignments.leaving(orders);
        if (leaving.isEmpty()) {
            return;
        }
        List<@Nullable String> asked = Objects.requireNonNullElse(draft.orders(), List.of());
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            if (leaving.contains(asked.get(index))) {
                errors.add(FieldError.of("/orders/" + index, "order-leaves-already"));
            }
        }
        throw ExportProblems.leaveAlready(errors);
    }
}
