package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads mode and terms of a consignment from what an operator says, and collects everything that is wrong. */
final class TermsCheck {
    static final int NAME_LENGTH = 200;
    static final int ADDRESS_LENGTH = 300;
    static final int NUMBER_LENGTH = 40;
    static final int PLACE_LENGTH = 100;
    static final int RATE_DECIMALS = 10;
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(1_000_000);
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** Railways number their stations with five or six digits; ports and airports have three to five letters. */
    private static final Pattern PLACE_CODE = Pattern.compile("[A-Z0-9]{3,6}");

    private final ConsignmentDraft draft;
    private final ExportRules rules;
    private final Faults faults;

    TermsCheck(ConsignmentDraft draft, ExportRules rules, Faults faults) {
        this.draft = draft;
        this.rules = rules;
        this.faults = faults;
    }

    Optional<CustomsMode> mode() {
        String code = faults.required("/customsMode", draft.customsMode(), NUMBER_LENGTH);
        Optional<CustomsMode> mode = CustomsMode.find(code);
        if (mode.isEmpty() && !code.isEmpty()) {
            unknown("/customsMode", Stream.of(CustomsMode.values()).map(CustomsMode::code));
        }
        return mode;
    }

    ConsignmentTerms terms() {
        return new ConsignmentTerms(exporter(), consignee(), contract(), delivery(), transport(), statisticalRate());
    }

    private ConsignmentTerms.Exporter exporter() {
        ConsignmentDraft.Exporter given = draft.exporter();
        if (given == null) {
            faults.refuse("/exporter", "required");
            return new ConsignmentTerms.Exporter("", null, "", "");
        }
        String unp = faults.required("/exporter/unp", given.unp(), NUMBER_LENGTH);
        if (!unp.isEmpty() && !Unp.isUnp(unp)) {
            faults.refuse("/exporter/unp", "bad-unp");
        }
        return new ConsignmentTerms.Exporter(
                faults.required("/exporter/name", given.name(), NAME_LENGTH),
                faults.optional("/exporter/nameEn", given.nameEn(), NAME_LENGTH),
                faults.required("/exporter/address", given.address(), ADDRESS_LENGTH),
                unp);
    }

    private ConsignmentTerms.Consignee consignee() {
        ConsignmentDraft.Consignee given = draft.consignee();
        if (given == null) {
            faults.refuse("/consignee", "required");
            return new ConsignmentTerms.Consignee("", "", "");
        }
        String country = faults.required("/consignee/country", given.country(), NUMBER_LENGTH);
        checkCountry("/consignee/country", country);
        return new ConsignmentTerms.Consignee(
                faults.required("/consignee/name", given.name(), NAME_LENGTH),
                faults.required("/consignee/address", given.address(), ADDRESS_LENGTH),
                country);
    }

    private ConsignmentTerms.Contract contract() {
        ConsignmentDraft.Contract given = draft.contract();
        if (given == null) {
            faults.refuse("/contract", "required");
            return new ConsignmentTerms.Contract("", LocalDate.EPOCH);
        }
        return new ConsignmentTerms.Contract(
                faults.required("/contract/number", given.number(), NUMBER_LENGTH),
                faults.required("/contract/signedOn", given.signedOn()));
    }

    private ConsignmentTerms.Delivery delivery() {
        ConsignmentDraft.Delivery given = draft.delivery();
        if (given == null) {
            faults.refuse("/delivery", "required");
            return new ConsignmentTerms.Delivery("", "");
        }
        String incoterms = faults.required("/delivery/incoterms", given.incoterms(), NUMBER_LENGTH);
        if (!incoterms.isEmpty() && rules.find(CodeList.INCOTERMS, incoterms).isEmpty()) {
            unknown("/delivery/incoterms", rules.words(CodeList.INCOTERMS));
        }
        return new ConsignmentTerms.Delivery(
                incoterms, faults.required("/delivery/place", given.place(), PLACE_LENGTH));
    }

    private ConsignmentTerms.Transport transport() {
        ConsignmentDraft.Transport given = draft.transport();
        if (given == null) {
            faults.refuse("/transport", "required");
            return new ConsignmentTerms.Transport(
                    TransportMode.ROAD,
                    "",
                    null,
                    "",
                    LocalDate.EPOCH,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        String container = faults.optional("/transport/container", given.container(), NUMBER_LENGTH);
        if (container != null && !ContainerNumber.isContainerNumber(container)) {
            faults.refuse("/transport/container", "bad-container-number");
        }
        return new ConsignmentTerms.Transport(
                transportMode("/transport/mode", given.mode()),
                faults.required("/transport/vehicle", given.vehicle(), PLACE_LENGTH),
                vehicleCountry("/transport/vehicleCountry", given.vehicleCountry()),
                faults.required("/transport/noteNumber", given.noteNumber(), NUMBER_LENGTH),
                faults.required("/transport/noteDate", given.noteDate()),
                faults.optional("/transport/departure", given.departure(), PLACE_LENGTH),
                placeCode("/transport/departureCode", given.departureCode()),
                faults.optional("/transport/destination", given.destination(), PLACE_LENGTH),
                placeCode("/transport/destinationCode", given.destinationCode()),
                faults.optional("/transport/border", given.border(), PLACE_LENGTH),
                container,
                faults.optional("/transport/seal", given.seal(), NUMBER_LENGTH),
                faults.optional("/transport/marks", given.marks(), NAME_LENGTH),
                faults.optional("/transport/carrier", given.carrier(), NAME_LENGTH),
                inland(given.inland()));
    }

    private ConsignmentTerms.@Nullable Inland inland(ConsignmentDraft.@Nullable Inland given) {
        if (given == null) {
            return null;
        }
        return new ConsignmentTerms.Inland(
                transportMode("/transport/inland/mode", given.mode()),
                faults.required("/transport/inland/vehicle", given.vehicle(), PLACE_LENGTH),
                vehicleCountry("/transport/inland/vehicleCountry", given.vehicleCountry()));
    }

    private @Nullable String placeCode(String pointer, @Nullable String given) {
        String code = faults.optional(pointer, given, NUMBER_LENGTH);
        if (code != null && !PLACE_CODE.matcher(code).matches()) {
            faults.refuse(pointer, "malformed");
        }
        return code;
    }

    private @Nullable String vehicleCountry(String pointer, @Nullable String given) {
        String country = faults.optional(pointer, given, NUMBER_LENGTH);
        if (country != null) {
            checkCountry(pointer, country);
        }
        return country;
    }

    private void checkCountry(String pointer, String country) {
        if (!country.isEmpty() && !COUNTRY.matcher(country).matches()) {
            faults.refuse(pointer, "malformed");
        }
    }

    private TransportMode transportMode(String pointer, @Nullable String given) {
        String word = faults.required(pointer, given, NUMBER_LENGTH);
        Optional<TransportMode> mode = Stream.of(TransportMode.values())
                .filter(known -> known.name().equals(word)
                        && rules.find(CodeList.TRANSPORT, word).isPresent())
                .findAny();
        if (mode.isEmpty() && !word.isEmpty()) {
            unknown(pointer, rules.words(CodeList.TRANSPORT));
        }
        return mode.orElse(TransportMode.ROAD);
    }

    private ConsignmentTerms.@Nullable StatisticalRate statisticalRate() {
        ConsignmentDraft.StatisticalRate given = draft.statisticalRate();
        if (given == null) {
            return null;
        }
        BigDecimal usd = given.usd();
        if (usd == null) {
            faults.refuse("/statisticalRate/usd", "required");
            usd = BigDecimal.ONE;
        } else if (usd.signum() <= 0) {
            faults.refuse("/statisticalRate/usd", "not-positive");
        } else if (usd.compareTo(HIGHEST_RATE) > 0) {
            faults.refuse("/statisticalRate/usd", "too-large", Map.of("value", HIGHEST_RATE));
        } else if (usd.stripTrailingZeros().scale() > RATE_DECIMALS) {
            faults.refuse("/statisticalRate/usd", "too-precise", Map.of("integer", 7, "fraction", RATE_DECIMALS));
        }
        return new ConsignmentTerms.StatisticalRate(
                usd,
                faults.required("/statisticalRate/day", given.day()),
                faults.required("/statisticalRate/source", given.source(), NAME_LENGTH));
    }

    private void unknown(String pointer, Stream<String> allowed) {
        faults.refuse(
                pointer, "unknown-value", Map.of("allowed", allowed.sorted().collect(Collectors.joining(", "))));
    }
}
