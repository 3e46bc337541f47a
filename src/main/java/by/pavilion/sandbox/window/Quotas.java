package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.TestBuyers;
import by.pavilion.sandbox.ceb.CebWriter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/** Customs' own count of what each person has bought in the calendar year, over all platforms. */
@ApplicationScoped
class Quotas {
    /** The most one person may buy in a calendar year, in fen (limits of 2018, in force). */
    static final long YEARLY_LIMIT_MINOR = 26_000_00;

    private final QuotaStore store;
    private final Fingerprints fingerprints;

    Quotas(QuotaStore store, Fingerprints fingerprints) {
        this.store = store;
        this.fingerprints = fingerprints;
    }

    /** Books a list on its buyer's year, or says why not. */
    Optional<Refusal> book(Registered list) {
        String person = person(list);
        int year = year(list);
        long minor = ArrivalRules.dutiable(list.facts()).movePointRight(2).longValue();
        store.open(person, year, usedBefore(person));
        if (store.book(person, year, minor, YEARLY_LIMIT_MINOR)) {
            return Optional.empty();
        }
        String text = "个人年度额度已用%s元,本次%s元,超过年度交易限值%s元"
                .formatted(yuan(store.used(person, year)), yuan(minor), yuan(YEARLY_LIMIT_MINOR));
        return Optional.of(new Refusal("-621018", text));
    }

    /** Gives back what was booked for the list, or a part of it, to the year of the list. */
    void giveBack(Registered list, BigDecimal dutiable) {
        store.giveBack(person(list), year(list), dutiable.movePointRight(2).longValue());
    }

    private static String person(Registered list) {
        return list.facts().text("buyerIdNumber");
    }

    private static int year(Registered list) {
        return list.takenAt().atZone(CebWriter.BEIJING).getYear();
    }

    /** The test buyer with nothing left comes with a full year; everybody else begins at zero. */
    private long usedBefore(String person) {
        Optional<String> exhausted = TestBuyers.find("quota-used")
                .map(body -> body.findValue("idNumber"))
                .map(JsonNode::asText)
                .map(fingerprints::of);
        return exhausted.filter(person::equals).isPresent() ? YEARLY_LIMIT_MINOR : 0;
    }

    private static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
