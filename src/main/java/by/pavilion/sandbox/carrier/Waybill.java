package by.pavilion.sandbox.carrier;

import by.pavilion.sandbox.ceb.CebWriter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One parcel's waybill.
 *
 * @param reference the shop's own number of the shipment
 * @param mode customs' mode: 9610 comes from Belarus by rail, 1210 and 1239 lie in bonded zones
 * @param announced customs has the waybill, or will be told of it
 * @param dueAt when it goes on by itself
 * @param firstDueAt when it was to be picked up, once it was released
 * @param filings how often customs was told anew
 * @param scenario how its last mile goes since its pick-up
 */
record Waybill(
        long id,
        String reference,
        String orderNo,
        String mode,
        String notifyUrl,
        String subscriber,
        boolean announced,
        Stage stage,
        Instant takenAt,
        Optional<Instant> dueAt,
        Optional<Instant> firstDueAt,
        Optional<Instant> deliveredAt,
        Optional<String> givenNumber,
        int filings,
        Scenario scenario) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String TRAIN = "80602";

    /** The shop's, else two letters, eleven digits and a check digit; never used twice. */
    String number() {
        return givenNumber.orElseGet(this::ownNumber);
    }

    private String ownNumber() {
        String digits = "%011d".formatted(id);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return "SX" + digits + (10 - sum % 10) % 10;
    }

    boolean isDirect() {
        return mode.equals("9610");
    }

    /** The train that takes a parcel from Belarus, leaving each Saturday; empty when it lies in China already. */
    Optional<Map<String, String>> transport() {
        if (!isDirect()) {
            return Optional.empty();
        }
        LocalDate departure =
                takenAt.atZone(CebWriter.BEIJING).toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        Map<String, String> transport = new LinkedHashMap<>();
        transport.put("trafMode", "3");
        transport.put("trafNo", TRAIN);
        transport.put("voyageNo", DAY.format(departure));
        transport.put("billNo", "GS" + TRAIN + DAY.format(departure));
        return Optional.of(transport);
    }
}
