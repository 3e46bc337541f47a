package by.pavilion.catalog;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Languages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private final Findings found = new Findings();

    private ListingRules(ListingDraft draft) {
        this.draft = draft;
    }

    /** Everything that is wrong, with JSON pointers into a listing whose category knows no attributes. */
    static List<FieldError> errorsIn(ListingDraft draft, Predicate<String> isCategory) {
        return errorsIn(draft, Optional.empty(), isCategory, category -> List.of());
    }

    /**
     * Everything that is wrong, with JSON pointers into a listing.
     *
     * @param before what is there
     */
    static List<FieldError> errorsIn(
            ListingDraft draft,
            Optional<Listing> before,
            Predicate<String> isCategory,
            Function<String, List<AttributeDefinition>> attributesOf) {
        Findings found = findings(draft, isCategory, attributesOf);
        return found.hasObjections() && before.isPresent()
                ? found.allBut(findings(ListingDraft.of(before.get()), isCategory, attributesOf))
                : found.all();
    }

    private static Findings findings(
            ListingDraft draft,
            Predicate<String> isCategory,
            Function<String, List<AttributeDefinition>> attributesOf) {
        ListingRules rules = new ListingRules(draft);
        rules.checkGrouping(isCategory);
        rules.checkTexts();
        rules.checkCustoms(draft.customs());
        rules.checkGoods();
        rules.checkPrice();
        rules.checkPresentation(isCategory, attributesOf);
        return rules.found;
    }

    private void checkGrouping(Predicate<String> isCategory) {
        found.form("/productCode", draft.productCode(), PRODUCT_CODE);
        found.required("/category", draft.category());
        String category = draft.category();
        if (category != null && !isCategory.test(category)) {
            found.refuse("/category", "unknown-category");
        }
        found.required("/brand", draft.brand());
        found.text("/brand", draft.brand(), BRAND_LENGTH);
        found.text("/producer", draft.producer(), PRODUCER_LENGTH);
        found.text("/producerRegistration", draft.producerRegistration(), REGISTRATION_LENGTH);
        found.text("/note", draft.note(), NOTE_LENGTH);
    }

    private void checkTexts() {
        draft.texts().forEach((language, text) -> {
            String pointer = "/texts/" + language.replace("~", "~0").replace("/", "~1");
            if (!Languages.ALL.contains(language)) {
                found.refuse(pointer, "unknown-language");
                return;
            }
            found.text(pointer + "/name", text.name(), NAME_LENGTH);
            found.text(pointer + "/description", text.description(), TEXT_LENGTH);
            found.text(pointer + "/ingredients", text.ingredients(), TEXT_LENGTH);
            found.text(pointer + "/allergens", text.allergens(), TEXT_LENGTH);
            found.text(pointer + "/use", text.use(), TEXT_LENGTH);
            found.text(pointer + "/warnings", text.warnings(), TEXT_LENGTH);
        });
        if (draft.texts().values().stream().allMatch(text -> text.name() == null)) {
            found.refuse("/texts", "no-name");
        }
    }

    private void checkCustoms(ListingDraft.Customs customs) {
        found.required("/customs/hsCode", customs.hsCode());
        found.form("/customs/hsCode", customs.hsCode(), HS_CODE);
        found.form("/customs/tnvedCode", customs.tnvedCode(), HS_CODE);
        String hsCode = customs.hsCode();
        String tnvedCode = customs.tnvedCode();
        if (hsCode != null && tnvedCode != null && !CustomsData.isOfOneHeading(hsCode, tnvedCode)) {
            found.refuse("/customs/tnvedCode", "tnved-not-of-hs-code");
        }
        found.required("/customs/unit", customs.unit());
        found.form("/customs/unit", customs.unit(), UNIT);
        found.required("/customs/unit1", customs.unit1());
        found.form("/customs/unit1", customs.unit1(), UNIT);
        found.required("/customs/quantity1", customs.quantity1());
        found.quantity("/customs/quantity1", customs.quantity1());
        found.form("/customs/unit2", customs.unit2(), UNIT);
        found.quantity("/customs/quantity2", customs.quantity2());
        if ((customs.unit2() == null) != (customs.quantity2() == null)) {
            found.refuse(customs.unit2() == null ? "/customs/unit2" : "/customs/quantity2", "unit-and-quantity");
        }
        found.required("/customs/gmodelZh", customs.gmodelZh());
        found.text("/customs/gmodelZh", customs.gmodelZh(), GMODEL_LENGTH);
        String gtin = customs.gtin();
        if (gtin != null && !Gtin.isGtin(gtin)) {
            found.refuse("/customs/gtin", "bad-gtin");
        }
        found.required("/customs/originCountry", customs.originCountry());
        found.form("/customs/originCountry", customs.originCountry(), COUNTRY);
        String positiveList = customs.positiveList();
        if (positiveList != null && !POSITIVE_LIST.contains(positiveList)) {
            found.refuse("/customs/positiveList", "unknown-value", "allowed", String.join(", ", POSITIVE_LIST));
        }
        found.form("/customs/declaredModes", customs.declaredModes(), MODES);
    }

    private void checkGoods() {
        found.required("/netWeightGrams", draft.netWeightGrams());
        found.range("/netWeightGrams", draft.netWeightGrams(), 1, HEAVIEST_GRAMS);
        found.required("/grossWeightGrams", draft.grossWeightGrams());
        found.range("/grossWeightGrams", draft.grossWeightGrams(), 1, HEAVIEST_GRAMS);
        Long net = draft.netWeightGrams();
        Long gross = draft.grossWeightGrams();
        if (net != null && gross != null && gross < net) {
            found.refuse("/grossWeightGrams", "below-net-weight");
        }
        found.required("/content", draft.content());
        String content = draft.content();
        if (content != null && content.length() > CONTENT_LENGTH) {
            found.refuse("/content", "too-long", "max", CONTENT_LENGTH);
        } else if (content != null && NetContent.parse(content).isEmpty()) {
            found.refuse("/content", "unreadable-content");
        }
        found.required("/storage", draft.storage());
        String storage = draft.storage();
        if (storage != null && !STORAGES.contains(storage)) {
            found.refuse("/storage", "unknown-value", "allowed", String.join(", ", STORAGES));
        }
        Integer shelfLife = draft.shelfLifeDays();
        found.range("/shelfLifeDays", shelfLife == null ? null : shelfLife.longValue(), 1, LONGEST_SHELF_LIFE_DAYS);
    }

    private void checkPrice() {
        ListingDraft.Price price = draft.price();
        if (price == null) {
            return;
        }
        found.required("/price/amount", price.amount());
        String amount = price.amount();
        if (amount != null && !AMOUNT.matcher(amount).matches()) {
            found.refuse("/price/amount", "malformed");
        } else if (amount != null) {
            amount(new BigDecimal(amount));
        }
        found.required("/price/currency", price.currency());
        if (price.currency() != null && !price.currency().equals("CNY")) {
            found.refuse("/price/currency", "not-cny");
        }
    }

    private void amount(BigDecimal amount) {
        if (amount.signum() <= 0) {
            found.refuse("/price/amount", "not-positive");
        } else if (amount.compareTo(HIGHEST_PRICE) > 0) {
            found.refuse("/price/amount", "too-large", "value", HIGHEST_PRICE);
        } else if (amount.stripTrailingZeros().scale() > 2) {
            found.tooPrecise("/price/amount", 2);
        }
    }

    /** Without a category nobody can say which attributes there are. */
    private void checkPresentation(
            Predicate<String> isCategory, Function<String, List<AttributeDefinition>> attributesOf) {
        PresentationRules rules = new PresentationRules(draft.presentation(), found);
        rules.checkOptions();
        rules.checkMedia();
        String category = draft.category();
        if (category != null && isCategory.test(category)) {
            rules.checkAttributes(attributesOf.apply(category));
        }
    }
}
