package by.pavilion.catalog;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Languages;
import by.pavilion.shared.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a listing must look like before it can be stored, whichever way it came in. All that is wrong is told at once.
 * Whether it may be published is another question: see {@link PublishingCheck}.
 */
final class ListingRules {
    static final int NAME_LENGTH = 250;
    static final int TEXT_LENGTH = 5_000;
    static final int BRAND_LENGTH = 100;
    static final int GMODEL_LENGTH = 510;
    static final int CONTENT_LENGTH = 60;
    static final int PRODUCER_LENGTH = 250;
    static final int REGISTRATION_LENGTH = 60;
    static final int NOTE_LENGTH = 500;
    static final long HEAVIEST_GRAMS = 1_000_000;
    static final int LONGEST_SHELF_LIFE_DAYS = 36_500;

    /** What customs' number format (19 digits, 5 of them decimals) and common sense allow. */
    static final BigDecimal LARGEST_QUANTITY = BigDecimal.valueOf(1_000_000);

    static final int QUANTITY_DECIMALS = 5;
    static final BigDecimal HIGHEST_PRICE = BigDecimal.valueOf(1_000_000);

    private static final Pattern PRODUCT_CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern HS_CODE = Pattern.compile("\\d{10}");
    private static final Pattern UNIT = Pattern.compile("\\d{3}");
    private static final Pattern COUNTRY = Pattern.compile("\\d{3}");
    private static final List<String> POSITIVE_LIST = List.of("yes-2016", "likely", "check", "restricted", "no");
    private static final Pattern MODES = Pattern.compile("none|(9610|1210)\\??(;(9610|1210)\\??)?");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,10})?");
    private static final List<String> STORAGES =
            Stream.of(Storage.values()).map(Storage::name).toList();

    private final ListingDraft draft;
    private final List<FieldError> errors = new ArrayList<>();

    private ListingRules(ListingDraft draft) {
        this.draft = draft;
    }

    /** Everything that is wrong, with JSON pointers into a listing. */
    static List<FieldError> errorsIn(ListingDraft draft, Predicate<String> isCategory) {
        ListingRules rules = new ListingRules(draft);
        rules.checkGrouping(isCategory);
        rules.checkTexts();
        rules.checkCustoms(draft.customs());
        rules.checkGoods();
        rules.checkPrice();
        return List.copyOf(rules.errors);
    }

    private void checkGrouping(Predicate<String> isCategory) {
        form("/productCode", draft.productCode(), PRODUCT_CODE);
        required("/category", draft.category());
        String category = draft.category();
        if (category != null && !isCategory.test(category)) {
            refuse("/category", "unknown-category");
        }
        required("/brand", draft.brand());
        text("/brand", draft.brand(), BRAND_LENGTH);
        text("/producer", draft.producer(), PRODUCER_LENGTH);
        text("/producerRegistration", draft.producerRegistration(), REGISTRATION_LENGTH);
        text("/note", draft.note(), NOTE_LENGTH);
    }

    private void checkTexts() {
        draft.texts().forEach((language, text) -> {
            String pointer = "/texts/" + language.replace("~", "~0").replace("/", "~1");
            if (!Languages.ALL.contains(language)) {
                refuse(pointer, "unknown-language");
                return;
            }
            text(pointer + "/name", text.name(), NAME_LENGTH);
            text(pointer + "/description", text.description(), TEXT_LENGTH);
            text(pointer + "/ingredients", text.ingredients(), TEXT_LENGTH);
            text(pointer + "/allergens", text.allergens(), TEXT_LENGTH);
            text(pointer + "/use", text.use(), TEXT_LENGTH);
            text(pointer + "/warnings", text.warnings(), TEXT_LENGTH);
        });
        if (draft.texts().values().stream().allMatch(text -> text.name() == null)) {
            refuse("/texts", "no-name");
        }
    }

    private void checkCustoms(ListingDraft.Customs customs) {
        required("/customs/hsCode", customs.hsCode());
        form("/customs/hsCode", customs.hsCode(), HS_CODE);
        form("/customs/tnvedCode", customs.tnvedCode(), HS_CODE);
        String hsCode = customs.hsCode();
        String tnvedCode = customs.tnvedCode();
        if (hsCode != null && tnvedCode != null && !CustomsData.isOfOneHeading(hsCode, tnvedCode)) {
            refuse("/customs/tnvedCode", "tnved-not-of-hs-code");
        }
        required("/customs/unit", customs.unit());
        form("/customs/unit", customs.unit(), UNIT);
        required("/customs/unit1", customs.unit1());
        form("/customs/unit1", customs.unit1(), UNIT);
        required("/customs/quantity1", customs.quantity1());
        quantity("/customs/quantity1", customs.quantity1());
        form("/customs/unit2", customs.unit2(), UNIT);
        quantity("/customs/quantity2", customs.quantity2());
        if ((customs.unit2() == null) != (customs.quantity2() == null)) {
            refuse(customs.unit2() == null ? "/customs/unit2" : "/customs/quantity2", "unit-and-quantity");
        }
        required("/customs/gmodelZh", customs.gmodelZh());
        text("/customs/gmodelZh", customs.gmodelZh(), GMODEL_LENGTH);
        String gtin = customs.gtin();
        if (gtin != null && !Gtin.isGtin(gtin)) {
            refuse("/customs/gtin", "bad-gtin");
        }
        required("/customs/originCountry", customs.originCountry());
        form("/customs/originCountry", customs.originCountry(), COUNTRY);
        String positiveList = customs.positiveList();
        if (positiveList != null && !POSITIVE_LIST.contains(positiveList)) {
            refuse("/customs/positiveList", "unknown-value", "allowed", String.join(", ", POSITIVE_LIST));
        }
        form("/customs/declaredModes", customs.declaredModes(), MODES);
    }

    private void checkGoods() {
        required("/netWeightGrams", draft.netWeightGrams());
        range("/netWeightGrams", draft.netWeightGrams(), 1, HEAVIEST_GRAMS);
        required("/grossWeightGrams", draft.grossWeightGrams());
        range("/grossWeightGrams", draft.grossWeightGrams(), 1, HEAVIEST_GRAMS);
        Long net = draft.netWeightGrams();
        Long gross = draft.grossWeightGrams();
        if (net != null && gross != null && gross < net) {
            refuse("/grossWeightGrams", "below-net-weight");
        }
        required("/content", draft.content());
        String content = draft.content();
        if (content != null && content.length() > CONTENT_LENGTH) {
            refuse("/content", "too-long", "max", CONTENT_LENGTH);
        } else if (content != null && NetContent.parse(content).isEmpty()) {
            refuse("/content", "unreadable-content");
        }
        required("/storage", draft.storage());
        String storage = draft.storage();
        if (storage != null && !STORAGES.contains(storage)) {
            refuse("/storage", "unknown-value", "allowed", String.join(", ", STORAGES));
        }
        Integer shelfLife = draft.shelfLifeDays();
        range("/shelfLifeDays", shelfLife == null ? null : shelfLife.longValue(), 1, LONGEST_SHELF_LIFE_DAYS);
    }

    private void checkPrice() {
        ListingDraft.Price price = draft.price();
        if (price == null) {
            return;
        }
        required("/price/amount", price.amount());
        String amount = price.amount();
        if (amount != null && !AMOUNT.matcher(amount).matches()) {
            refuse("/price/amount", "malformed");
        } else if (amount != null) {
            amount(new BigDecimal(amount));
        }
        required("/price/currency", price.currency());
        if (price.currency() != null && !price.currency().equals("CNY")) {
            refuse("/price/currency", "not-cny");
        }
    }

    private void amount(BigDecimal amount) {
        if (amount.signum() <= 0) {
            refuse("/price/amount", "not-positive");
        } else if (amount.compareTo(HIGHEST_PRICE) > 0) {
            refuse("/price/amount", "too-large", "value", HIGHEST_PRICE);
        } else if (amount.stripTrailingZeros().scale() > 2) {
            errors.add(new FieldError("/price/amount", "too-precise", Map.of("integer", 7, "fraction", 2)));
        }
    }

    private void required(String pointer, @Nullable Object value) {
        if (value == null) {
            refuse(pointer, "required");
        }
    }

    private void form(String pointer, @Nullable String value, Pattern form) {
        if (value != null && !form.matcher(value).matches()) {
            refuse(pointer, "malformed");
        }
    }

    private void text(String pointer, @Nullable String value, int max) {
        if (value == null) {
            return;
        }
        if (value.length() > max) {
            refuse(pointer, "too-long", "max", max);
        }
        PlainText.objection(value).ifPresent(reason -> refuse(pointer, reason));
    }

    private void quantity(String pointer, @Nullable BigDecimal value) {
        if (value == null) {
            return;
        }
        if (value.signum() <= 0) {
            refuse(pointer, "not-positive");
        } else if (value.compareTo(LARGEST_QUANTITY) > 0) {
            refuse(pointer, "too-large", "value", LARGEST_QUANTITY);
        } else if (value.stripTrailingZeros().scale() > QUANTITY_DECIMALS) {
            errors.add(new FieldError(pointer, "too-precise", Map.of("integer", 7, "fraction", QUANTITY_DECIMALS)));
        }
    }

    private void range(String pointer, @Nullable Long value, long least, long most) {
        if (value != null && value < least) {
            refuse(pointer, "too-small", "value", least);
        } else if (value != null && value > most) {
            refuse(pointer, "too-large", "value", most);
        }
    }

    private void refuse(String pointer, String reason) {
        errors.add(FieldError.of(pointer, reason));
    }

    private void refuse(String pointer, String reason, String fact, Object value) {
        errors.add(new FieldError(pointer, reason, Map.of(fact, value)));
    }
}
