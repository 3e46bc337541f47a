package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.Provinces;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.ContactForm;
import by.pavilion.parties.IdentityNumber;
import by.pavilion.parties.ShipTo;
import by.pavilion.pricing.BasketItem;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an order as it was asked for and names everything that is wrong with it, each by its pointer. Lengths are those
 * of customs' messages, so that no order is taken that cannot be declared.
 */
final class OrderCheck {
    private static final int PROVINCE = 20;
    private static final int MARKETPLACE_PHONE = 30;
    private static final int BUYER_REF = 100;
    private static final int NOTICE_VERSION = 50;
    static final String NOTICE_NOT_VALID = "consumer-notice-not-valid";
    static final String CURRENT_NOTICE = "currentConsumerNotice";
    private static final int QUOTED_DAYS = 366;

    private final OrderingConfig config;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    private OrderCheck(OrderingConfig config, LocalDate today) {
        this.config = config;
        this.today = today;
    }

    /**
     * Everything that is wrong; empty when the order can be placed as far as its words go.
     *
     * @param listings those that exist among the wanted SKUs
     * @param today in China
     * @param notices versions of the notice for consumers that may be accepted today, the current one first
     */
    static List<FieldError> errors(
            PlaceOrderCommand command,
            Map<Sku, Listing> listings,
            OrderingConfig config,
            LocalDate today,
            List<String> notices) {
        OrderCheck check = new OrderCheck(config, today);
        boolean fromMarketplace = command.origin() instanceof Origin.Marketplace;
        check.buyer(command.recipient().buyer(), command.idType(), fromMarketplace);
        check.shipTo("/shipTo", command.recipient().shipTo(), fromMarketplace);
        check.lines(command.lines(), listings);
        if (command.origin() instanceof Origin.Storefront storefront) {
            check.channel(storefront.channel());
            storefront.buyerRef().ifPresent(buyerRef -> check.text("/buyerRef", buyerRef, BUYER_REF));
            check.notice(command.consumerNoticeVersion(), notices);
        }
        return List.copyOf(check.errors);
    }

    /** Everything that is wrong with a new cart, which may be empty. */
    static List<FieldError> errors(
            Optional<String> buyerRef,
            List<PlaceOrderCommand.Line> lines,
            Map<Sku, Listing> listings,
            OrderingConfig config,
            LocalDate today) {
        OrderCheck check = new OrderCheck(config, today);
        buyerRef.ifPresent(customer -> check.text("/buyerRef", customer, BUYER_REF));
        if (!lines.isEmpty()) {
            check.lines(lines, listings);
        }
        return List.copyOf(check.errors);
    }

    /** How many SKUs a change of a cart may name: all that a full one has, to be taken out, and as many instead. */
    static int mostChanges(OrderingConfig config) {
        return Math.multiplyExact(2, config.mostLines());
    }

    /** Everything that is wrong with the quantities that SKUs of a cart are to have; an absent one is never wrong. */
    static List<FieldError> errors(
            Map<String, Optional<Long>> wanted, Map<Sku, Listing> listings, OrderingConfig config, LocalDate today) {
        if (wanted.size() > mostChanges(config)) {
            return List.of(new FieldError("/lines", "too-many", Map.of("max", mostChanges(config))));
        }
        OrderCheck check = new OrderCheck(config, today);
        wanted.forEach((sku, quantity) -> {
            String pointer = "/lines/" + sku.replace("~", "~0").replace("/", "~1");
            if (quantity.isPresent()) {
                check.sku(pointer, sku, listings);
                check.quantity(pointer, quantity.get());
            } else if (!Sku.isSku(sku)) {
                check.error(pointer, "not-for-sale");
            }
        });
        return List.copyOf(check.errors);
    }

    /**
     * The SKUs that look like SKUs; the others cannot be known to anyone.
     *
     * @param most how many lines are looked at: there may be any number of them, and those behind are refused unread
     */
    static List<Sku> skus(List<PlaceOrderCommand.Line> lines, int most) {
        return lines.stream()
                .limit(most)
                .map(PlaceOrderCommand.Line::sku)
                .filter(Sku::isSku)
                .map(Sku::new)
                .distinct()
                .toList();
    }

    /** True when whatever is wrong is not wrong with the lines. */
    static boolean areLinesGood(List<FieldError> errors) {
        return errors.stream().noneMatch(error -> error.pointer().startsWith("/lines"));
    }

    /** The wanted goods, once nothing is wrong with the lines. */
    static List<BasketItem> items(List<PlaceOrderCommand.Line> lines, Map<Sku, Listing> listings) {
        return lines.stream()
                .map(line -> new BasketItem(Objects.requireNonNull(listings.get(new Sku(line.sku()))), line.quantity()))
                .toList();
    }

    /** Everything that is wrong with a wish to know the price; the buyer and the parts of the address may be absent. */
    static List<FieldError> errors(
            QuoteCommand command, Map<Sku, Listing> listings, OrderingConfig config, LocalDate today) {
        OrderCheck check = new OrderCheck(config, today);
        String province = command.shipTo().province();
        if (check.text("/shipTo/province", province, PROVINCE) && !Provinces.isServed(province)) {
            check.error("/shipTo/province", "province-not-served");
        }
        check.lines(command.lines(), listings);
        check.channel(command.channel());
        command.idNumber().ifPresent(number -> {
            if (command.byServer()) {
                check.idNumber(number);
            } else {
                check.error("/buyer", "needs-secret-key");
            }
        });
        command.date().ifPresent(check::quoteDate);
        return List.copyOf(check.errors);
    }

    /** Everything that is wrong with an address for an order of a storefront, by pointers into the address itself. */
    static List<FieldError> errors(ShipTo shipTo, OrderingConfig config, LocalDate today) {
        OrderCheck check = new OrderCheck(config, today);
        check.shipTo("", shipTo, false);
        return List.copyOf(check.errors);
    }

    /** Rates are known for the days to come, and those of days gone help nobody to buy. */
    private void quoteDate(LocalDate date) {
        if (date.isBefore(today) || date.isAfter(today.plusDays(QUOTED_DAYS))) {
            error("/date", "date-not-quoted", Map.of("from", today, "until", today.plusDays(QUOTED_DAYS)));
        }
    }

    private void idNumber(String idNumber) {
        if (idNumber.isEmpty()) {
            error("/buyer/idNumber", "required");
        } else if (!IdentityNumber.isValid(idNumber, today)) {
            error("/buyer/idNumber", "identity-number");
        }
    }

    private void buyer(Buyer buyer, String idType, boolean fromMarketplace) {
        words("/buyer/name", buyer.name(), ContactForm.LONGEST_NAME, fromMarketplace);
        if (idType.isEmpty()) {
            error("/buyer/idType", "required");
        } else if (!idType.equals(PlaceOrderCommand.ID_CARD)) {
            error("/buyer/idType", "unknown-value", Map.of("allowed", PlaceOrderCommand.ID_CARD));
        }
        idNumber(buyer.idNumber());
        phone("/buyer/phone", buyer.phone(), fromMarketplace, false);
    }

    private void shipTo(String at, ShipTo shipTo, boolean fromMarketplace) {
        words(at + "/name", shipTo.name(), ContactForm.LONGEST_NAME, fromMarketplace);
        phone(at + "/phone", shipTo.phone(), fromMarketplace, true);
        if (text(at + "/province", shipTo.province(), PROVINCE) && !Provinces.isServed(shipTo.province())) {
            error(at + "/province", "province-not-served");
        }
        words(at + "/city", shipTo.city(), ContactForm.LONGEST_CITY, fromMarketplace);
        words(at + "/district", shipTo.district(), ContactForm.LONGEST_DISTRICT, fromMarketplace);
        words(at + "/street", shipTo.street(), ContactForm.LONGEST_STREET, fromMarketplace);
        if (!shipTo.postcode().isEmpty() && !ContactForm.isPostcode(shipTo.postcode())) {
            error(at + "/postcode", "postcode");
        }
    }

    /** Marketplaces hand out numbers of their own that reach the buyer for a while, with an extension. */
    private void phone(String pointer, String phone, boolean fromMarketplace, boolean landlineToo) {
        if (fromMarketplace) {
            words(pointer, phone, MARKETPLACE_PHONE, true);
        } else if (phone.isEmpty()) {
            error(pointer, "required");
        } else if (!ContactForm.isMobile(phone) && !(landlineToo && ContactForm.isLandline(phone))) {
            error(pointer, "phone");
        }
    }

    private void lines(List<PlaceOrderCommand.Line> lines, Map<Sku, Listing> listings) {
        if (lines.isEmpty()) {
            error("/lines", "required");
        } else if (lines.size() > config.mostLines()) {
            error("/lines", "too-many", Map.of("max", config.mostLines()));
        }
        for (int index = 0; index < Math.min(lines.size(), config.mostLines()); index++) {
            PlaceOrderCommand.Line line = lines.get(index);
            sku("/lines/" + index + "/sku", line.sku(), listings);
            quantity("/lines/" + index + "/quantity", line.quantity());
        }
    }

    private void sku(String pointer, String sku, Map<Sku, Listing> listings) {
        if (sku.isEmpty()) {
            error(pointer, "required");
        } else if (!isForSale(sku, listings)) {
            error(pointer, "not-for-sale");
        }
    }

    private void quantity(String pointer, long quantity) {
        if (quantity == PlaceOrderCommand.Line.NOT_GIVEN) {
            error(pointer, "required");
        } else if (quantity < 1) {
            error(pointer, "too-small", Map.of("value", 1));
        } else if (quantity > config.mostPieces()) {
            error(pointer, "too-large", Map.of("value", config.mostPieces()));
        }
    }

    private static boolean isForSale(String sku, Map<Sku, Listing> listings) {
        @Nullable Listing listing = Sku.isSku(sku) ? listings.get(new Sku(sku)) : null;
        return listing != null && listing.isPublished();
    }

    private void channel(String channel) {
        if (channel.isEmpty()) {
            error("/channel", "required");
        } else if (!channel.equals(Origin.STOREFRONT)) {
            error("/channel", "unknown-value", Map.of("allowed", Origin.STOREFRONT));
        }
    }

    private void notice(Optional<String> version, List<String> notices) {
        if (version.isPresent()) {
            if (text("/consumerNoticeVersion", version.get(), NOTICE_VERSION) && !notices.contains(version.get())) {
                String current = notices.isEmpty() ? "" : notices.get(0);
                error("/consumerNoticeVersion", NOTICE_NOT_VALID, Map.of(CURRENT_NOTICE, current));
            }
        } else if (config.noticeRequired()) {
            error("/consumerNoticeVersion", "required");
        }
    }

    /**
     * What stands on customs' documents, where it is compared letter by letter with what others have written. A marketplace has
     * taken its order already, and declares it in these words.
     */
    private void words(String pointer, String text, int longest, boolean fromMarketplace) {
        if (text(pointer, text, longest, fromMarketplace) && !fromMarketplace && PlainText.hasUnseen(text)) {
            error(pointer, "hidden-characters");
        }
    }

    private boolean text(String pointer, String text, int longest) {
        return text(pointer, text, longest, false);
    }

    /** @param marked whether it may hold marks of direction */
    private boolean text(String pointer, String text, int longest, boolean marked) {
        if (PlainText.isBlank(text)) {
            error(pointer, "required");
            return false;
        }
        if (text.length() > longest) {
            error(pointer, "too-long", Map.of("max", longest));
            return false;
        }
        if (PlainText.hasHidden(marked ? PlainText.withoutMarks(text) : text)) {
            error(pointer, "malformed");
            return false;
        }
        return true;
    }

    private void error(String pointer, String reason) {
        error(pointer, reason, Map.of());
    }

    private void error(String pointer, String reason, Map<String, Object> facts) {
        errors.add(new FieldError(pointer, reason, facts));
    }
}
