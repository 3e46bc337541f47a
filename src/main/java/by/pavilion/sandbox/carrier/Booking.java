package by.pavilion.sandbox.carrier;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.SandboxJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop asks for: a waybill for one parcel.
 *
 * @param notifyUrl where the shop is told what happens; empty for one that asks
 * @param number that the shop has given to it
 * @param declaredAgain whether customs has refused what it was told of the parcel before
 */
record Booking(
        String reference,
        String orderNo,
        String mode,
        String notifyUrl,
        String subscriber,
        Optional<String> number,
        boolean declaredAgain,
        Announcement announcement) {
    private static final String CONSIGNEE = "consignee";
    private static final Map<String, Integer> LONGEST =
            Map.of("reference", 60, "orderNo", 60, "goods", 2000, "name", 100, "phone", 50, "address", 200);

    /** What customs is told beyond the waybill's own row. */
    record Announcement(
            String weight, String freight, String goods, String consignee, String address, String telephone) {
        static Announcement read(String json) {
            JsonNode body = SandboxJson.object(json).orElseThrow();
            return new Announcement(
                    body.path("weight").asText(),
                    body.path("freight").asText(),
                    body.path("goods").asText(),
                    body.path(CONSIGNEE).asText(),
                    body.path("address").asText(),
                    body.path("telephone").asText());
        }

        String print() {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("weight", weight);
            body.put("freight", freight);
            body.put("goods", goods);
            body.put(CONSIGNEE, consignee);
            body.put("address", address);
            body.put("telephone", telephone);
            return SandboxJson.print(body);
        }

        @Override
        public String toString() {
            return "Announcement[]";
        }
    }

    /** A body in which nothing is {@link #missing}. */
    static Booking of(JsonNode body) {
        JsonNode consignee = body.path(CONSIGNEE);
        return new Booking(
                text(body, "reference").orElseThrow(),
                text(body, "orderNo").orElseThrow(),
                text(body, "mode").orElseThrow(),
                text(body, "notifyUrl").orElse(""),
                text(body, "subscriberDxpId").orElse(""),
                text(body, "waybillNo"),
                body.path("declareAgain").asBoolean(),
                new Announcement(
                        text(body, "weightKg").orElseThrow(),
                        text(body, "freight").orElse("0"),
                        cut(text(body, "goods").orElseThrow()),
                        text(consignee, "name").orElseThrow(),
                        text(consignee, "address").orElseThrow(),
                        text(consignee, "phone").orElseThrow()));
    }

    /** The first member that is missing or wrong, for a shop that is told what happens. */
    static Optional<String> missing(JsonNode body) {
        return missingOfParcel(body)
                .or(() -> text(body, "notifyUrl")
                                .filter(url -> url.matches("https?://\\S{1,480}"))
                                .isEmpty()
                        ? Optional.of("notifyUrl")
                        : Optional.empty());
    }

    /**
     * The first member about the parcel that is missing or wrong. What customs could not read is wrong, too: in a message with others
     * it would have them all refused.
     */
    static Optional<String> missingOfParcel(JsonNode body) {
        for (String member : List.of("reference", "orderNo", "goods")) {
            if (!fits(body, member)) {
                return Optional.of(member);
            }
        }
        for (String member : List.of("name", "phone", "address")) {
            if (!fits(body.path(CONSIGNEE), member)) {
                return Optional.of("consignee/" + member);
            }
        }
        if (text(body, "mode").filter(List.of("9610", "1210", "1239")::contains).isEmpty()) {
            return Optional.of("mode");
        }
        if (text(body, "weightKg")
                .filter(kilograms -> kilograms.matches("\\d{1,6}(\\.\\d{1,5})?"))
                .isEmpty()) {
            return Optional.of("weightKg");
        }
        if (text(body, "freight")
                .filter(freight -> !freight.matches("\\d{1,9}(\\.\\d{1,5})?"))
                .isPresent()) {
            return Optional.of("freight");
        }
        return text(body, "waybillNo")
                        .filter(number -> !number.matches("[A-Z0-9-]{1,60}"))
                        .isPresent()
                ? Optional.of("waybillNo")
                : Optional.empty();
    }

    private static boolean fits(JsonNode object, String member) {
        return text(object, member)
                .filter(value -> value.length() <= LONGEST.getOrDefault(member, 0))
                .isPresent();
    }

    private static String cut(String goods) {
        return goods.length() <= 200 ? goods : goods.substring(0, 200);
    }
}
