package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.TestBuyers;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** Customs' own count of what each person has bought in the calendar year, over all platforms. */
@ApplicationScoped
class Quotas {
    /** The most one person may buy in a calendar year, in fen (limits of 2018, in force). */
    static final long YEARLY_LIMIT_MINOR = 26_000_00;

    private final QuotaStore store;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Quotas(QuotaStore store, Fingerprints fingerprints, Clock clock) {
        this.store = store;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** Books a list on its buyer's year, or says why not. */
    Optional<Refusal> book(Entry list) {
        String person = list.text("buyerIdNumber");
        int year = clock.instant().atZone(CebWriter.BEIJING).getYear();
        long minor = ArrivalRules.dutiable(list).movePointRight(2).longValue();
        store.open(person, year, usedBefore(person));
        if (store.book(person, year, minor, YEARLY_LIMIT_MINOR)) {
            return Optional.empty();
        }
        String text = "个人年度额度已用%s元,本次%s元,超过年度交易限值%s元"
                .formatted(yuan(store.used(person, year)), yuan(minor), yuan(YEARLY_LIMIT_MINOR));
        return Optional.of(new Refusal("-621018", text));
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
