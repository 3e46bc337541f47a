package by.pavilion.customs.export;

import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.DeclarationLine;
import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DeclaredOrders.DeclaredOrder;
import by.pavilion.shared.Money;
import by.pavilion.shared.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lines of a consignment, and collects everything that keeps goods from being one. An order's weights and values are
 * those that were declared for it in China, so that both sides' papers agree.
 */
final class GoodsCheck {
    static final int MOST = 500;
    private static final long MOST_PIECES = 1_000_000;
    private static final long MOST_PACKAGES = 100_000;
    private static final long HEAVIEST_GRAMS = 1_000_000_000;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
    private static final Set<DeclarationState> OVER = EnumSet.of(
            DeclarationState.BLOCKED,
            DeclarationState.RETURNED_ABROAD,
            DeclarationState.CANCELLED,
            DeclarationState.RETURNED);

    private final ExportRules rules;
    private final Map<Sku, Listing> listings;
    private final Faults faults;
    private final List<ConsignmentLine> lines = new ArrayList<>();

    GoodsCheck(ExportRules rules, Map<Sku, Listing> listings, Faults faults) {
        this.rules = rules;
        this.listings = listings;
        this.faults = faults;
    }

    /** The lines; of no use when there are faults. */
    List<ConsignmentLine> lines() {
        return List.copyOf(lines);
    }

    /** Parcels of declared orders. The first line of each order counts its one package. */
    void orders(List<@Nullable String> orders, Map<String, DeclaredOrder> declared, CustomsMode mode) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < orders.size(); index++) {
            String pointer = "/orders/" + index;
            String id = faults.required(pointer, orders.get(index), TermsCheck.NUMBER_LENGTH);
            DeclaredOrder found = declared.get(id);
            if (id.isEmpty()) {
                continue;
            }
            if (!seen.add(id)) {
                faults.refuse(pointer, "named-twice");
            } else if (found == null) {
                faults.refuse(pointer, "order-not-declared");
            } else if (found.order().mode() != mode) {
                faults.refuse(
                        pointer,
                        "order-of-another-mode",
                        Map.of("mode", found.order().mode().code()));
            } else if (OVER.contains(found.state())) {
                faults.refuse(pointer, "declaration-over");
            } else {
                order(pointer, found.order());
            }
        }
    }

    private void order(String pointer, DeclarationOrder order) {
        List<Long> nets = new ArrayList<>();
        List<Long> tares = new ArrayList<>();
        for (DeclarationLine line : order.lines()) {
            Listing listing = listings.get(new Sku(line.sku()));
            if (listing == null) {
                faults.refuse(pointer, "no-such-listing", Map.of("sku", line.sku()));
                return;
            }
            nets.add(weight(listing.netWeightGrams(), line.quantity()));
            tares.add(weight(listing.grossWeightGrams() - listing.netWeightGrams(), line.quantity()));
        }
        long tare = order.grossWeightGrams() - order.netWeightGrams();
        List<Long> net = Shares.split(order.netWeightGrams(), nets);
        List<Long> packing = Shares.split(tare, tares.stream().allMatch(share -> share == 0) ? nets : tares);
        for (int index = 0; index < order.lines().size(); index++) {
            DeclarationLine line = order.lines().get(index);
            add(
                    pointer,
                    order.orderId(),
                    listing(line.sku()),
                    new Codes(line.hsCode(), line.originCountry(), line.unit()),
                    line.quantity(),
                    supplementary(
                            line.secondUnit(), line.secondQuantity(), line.statutoryUnit(), line.statutoryQuantity()),
                    new Load(index == 0 ? 1 : 0, net.get(index), net.get(index) + packing.get(index)),
                    line.price(),
                    line.total());
        }
    }

    /** Pieces that are sent to the bonded warehouse. */
    void goods(List<ConsignmentDraft.@Nullable Goods> goods, Predicate<Listing> mayComeIn) {
        Set<String> seen = new HashSet<>();
        @Nullable Currency currency = null;
        for (int index = 0; index < goods.size(); index++) {
            String pointer = "/goods/" + index;
            ConsignmentDraft.Goods wanted = goods.get(index);
            if (wanted == null) {
                faults.refuse(pointer, "required");
                continue;
            }
            String sku = faults.required(pointer + "/sku", wanted.sku(), Sku.MAX_LENGTH);
            long quantity = count(pointer + "/quantity", wanted.quantity(), MOST_PIECES);
            long packages = count(pointer + "/packages", wanted.packages(), MOST_PACKAGES);
            Optional<Listing> found = find(sku);
            if (sku.isEmpty()) {
                continue;
            }
            if (!seen.add(sku)) {
                faults.refuse(pointer + "/sku", "named-twice");
            } else if (found.isEmpty()) {
                faults.refuse(pointer + "/sku", "no-such-listing", Map.of("sku", sku));
            } else if (!mayComeIn.test(found.get())) {
                faults.refuse(pointer + "/sku", "mode-not-allowed");
            } else {
                Money price = price(pointer + "/price", wanted.price(), found.get());
                if (currency != null && !currency.equals(price.currency())) {
                    faults.refuse(pointer + "/price", "mixed-currencies");
                }
                currency = price.currency();
                piece(pointer, found.get(), quantity, (int) packages, wanted.grossWeightGrams(), price);
            }
        }
    }

    private void piece(
            String pointer, Listing listing, long pieces, int packages, @Nullable Long grossGrams, Money price) {
        CustomsData customs = listing.customs();
        BigDecimal quantity = BigDecimal.valueOf(pieces);
        BigDecimal second = customs.quantity2();
        long net = weight(listing.netWeightGrams(), quantity);
        long gross = grossGrams == null ? weight(listing.grossWeightGrams(), quantity) : grossGrams;
        if (grossGrams != null) {
            faults.range(pointer + "/grossWeightGrams", grossGrams, 1, HEAVIEST_GRAMS);
        }
        if (gross < net) {
            faults.refuse(pointer + "/grossWeightGrams", "below-net-weight");
        }
        add(
                pointer + "/sku",
                null,
                listing,
                new Codes(customs.hsCode(), customs.originCountry(), customs.unit()),
                quantity,
                supplementary(
                        customs.unit2(),
                        second == null ? null : second.multiply(quantity),
                        customs.unit1(),
                        customs.quantity1().multiply(quantity)),
                new Load(packages, net, gross),
                price,
                price.times(pieces));
    }

    /** What a line is coded by in China. */
    private record Codes(String hsCode, String originCountry, String unit) {}

    /** What a line weighs and is packed in. */
    private record Load(int packages, long netGrams, long grossGrams) {}

    /** A quantity in another unit than kilograms, by the Union's code. */
    private record Supplementary(BigDecimal quantity, String unit) {}

    private void add(
            String pointer,
            @Nullable String orderId,
            Listing listing,
            Codes codes,
            BigDecimal quantity,
            Optional<Supplementary> supplementary,
            Load load,
            Money price,
            Money value) {
        String tnvedCode = listing.customs().tnvedCode();
        Optional<String> origin = code(pointer, CodeList.COUNTRY, codes.originCountry());
        Optional<String> unit = code(pointer, CodeList.UNIT, codes.unit());
        if (tnvedCode != null && !CustomsData.isOfOneHeading(codes.hsCode(), tnvedCode)) {
            faults.refuse(pointer, "not-of-one-heading", Map.of("hsCode", codes.hsCode(), "tnvedCode", tnvedCode));
        }
        if (faults.areThere()) {
            return; // the line could not be one, or is of no use any more
        }
        lines.add(new ConsignmentLine(
                lines.size() + 1,
                orderId,
                listing.sku().value(),
                listing.category(),
                new ConsignmentLine.Names(listing.nameFor("en"), listing.nameFor("ru"), listing.nameFor("zh-CN")),
                codes.hsCode(),
                tnvedCode,
                origin.orElseThrow(),
                quantity,
                unit.orElseThrow(),
                supplementary.map(Supplementary::quantity).orElse(null),
                supplementary.map(Supplementary::unit).orElse(null),
                load.packages(),
                load.netGrams(),
                load.grossGrams(),
                price,
                value));
    }

    private Optional<String> code(String pointer, CodeList list, String chinese) {
        Optional<String> code = rules.find(list, chinese).map(ExportCode::code);
        if (code.isEmpty()) {
            faults.refuse(pointer, "no-union-code", Map.of("list", list.name(), "value", chinese));
        }
        return code;
    }

    /** The quantity that is not by weight, the tariff's second one first. */
    private Optional<Supplementary> supplementary(
            @Nullable String second, @Nullable BigDecimal secondQuantity, String first, BigDecimal firstQuantity) {
        Optional<Supplementary> ofSecond =
                second == null || secondQuantity == null ? Optional.empty() : supplementary(second, secondQuantity);
        return ofSecond.or(() -> supplementary(first, firstQuantity));
    }

    private Optional<Supplementary> supplementary(String chinese, BigDecimal quantity) {
        return rules.find(CodeList.UNIT, chinese)
                .map(ExportCode::code)
                .filter(code -> !rules.isByWeight(code))
                .map(code -> new Supplementary(quantity, code));
    }

    private Money price(String pointer, ConsignmentDraft.@Nullable Price given, Listing listing) {
        Money nothing = Money.zero(Money.CNY);
        if (given == null) {
            Money listed = listing.price();
            if (listed == null) {
                faults.refuse(pointer, "no-price");
            }
            return listed == null ? nothing : listed;
        }
        String amount = faults.required(pointer + "/amount", given.amount(), TermsCheck.NUMBER_LENGTH);
        String currency = faults.required(pointer + "/currency", given.currency(), TermsCheck.NUMBER_LENGTH);
        if (amount.isEmpty() || currency.isEmpty()) {
            return nothing;
        }
        Optional<Currency> known = Currency.getAvailableCurrencies().stream()
                .filter(any -> any.getCurrencyCode().equals(currency) && any.getDefaultFractionDigits() >= 0)
                .findAny();
        if (known.isEmpty()) {
            faults.refuse(pointer + "/currency", "malformed");
        } else if (!AMOUNT.matcher(amount).matches()
                || new BigDecimal(amount).stripTrailingZeros().scale()
                        > known.get().getDefaultFractionDigits()) {
            faults.refuse(pointer + "/amount", "malformed");
        } else if (new BigDecimal(amount).signum() == 0) {
            faults.refuse(pointer + "/amount", "not-positive");
        } else {
            return Money.of(new BigDecimal(amount), known.get(), RoundingMode.UNNECESSARY);
        }
        return nothing;
    }

    private long count(String pointer, @Nullable Integer value, long most) {
        if (value == null) {
            faults.refuse(pointer, "required");
            return 1;
        }
        faults.range(pointer, value, 1, most);
        return Math.max(1, value);
    }

    private Optional<Listing> find(String sku) {
        return Sku.isSku(sku) ? Optional.ofNullable(listings.get(new Sku(sku))) : Optional.empty();
    }

    private Listing listing(String sku) {
        return find(sku).orElseThrow();
    }

    /** Whole grams; goods by the metre may end in a fraction. */
    private static long weight(long gramsOfOne, BigDecimal quantity) {
        return quantity.multiply(BigDecimal.valueOf(gramsOfOne))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
