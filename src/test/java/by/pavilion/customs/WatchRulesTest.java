package by.pavilion.customs;

import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import by.pavilion.catalog.TestListings;
import by.pavilion.events.TestOutbox;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is on sale follows customs' rules though nobody touches it. The rules are of goods that no other test has. */
@QuarkusTest
class WatchRulesTest {
    private static final String PREFIX = "970531";
    private static final String PUBLISHED = "by.pavilion.listing.published.v1";
    private static final String JUDGED = "by.pavilion.listing.compliance-changed.v1";
    private static final String WITHDRAWN = "by.pavilion.listing.withdrawn.v1";

    @Inject
    WatchRules watchRules;

    @Inject
    RuleWatchStore store;

    @Inject
    Rules rules;

    @Inject
    Statements statements;

    @Inject
    TestOutbox events;

    @Inject
    Clock clock;

    private String key = "";
    private String sku = "";

    @BeforeEach
    void sellWhatTheRulesAllow() {
        for (Tax tax : Tax.values()) {
            statements.update(
                    "INSERT INTO customs_tax_rates (tax, hs_prefix, kind, rate, source, mark, valid_from)"
                            + " VALUES (?, ?, 'STATUTORY', 0.05, 'a test', 'U', '2020-01-01')",
                    tax.name(),
                    PREFIX);
        }
        statements.update(
                "INSERT INTO customs_allowed_goods (hs_prefix, edition, source, mark, valid_from)"
                        + " VALUES (?, 'of the watch', 'a list', 'U', '2020-01-01')",
                PREFIX);
        rulesAreKnown(null);
        key = keyOf(newMerchantId());
        sku = newSku();
        with(key)
                .contentType("application/json")
                .body(TestListings.chocolate().replace("1806320000", PREFIX + "0000"))
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
        assertFacts("1 " + PUBLISHED);
    }

    @AfterEach
    void forget() {
        statements.update("DELETE FROM customs_tax_rates WHERE hs_prefix = ?", PREFIX);
        statements.update("DELETE FROM customs_allowed_goods WHERE edition = 'of the watch'");
        if (!sku.isEmpty()) { // what is on sale has a rate of tax
            store.write(new RuleWatchStore.Watch(rules.fresh().fingerprint(today(), CountryTable.NUMERIC), justBefore(), null));
            watchRules.doSome();
        }
        rulesAreKnown(null);
    }

    @Test
    void aListingLeavesTheShopWithTheRuleThatAllowsItAndComesBackWithIt() {
        ruleEnds(today());
        watchUntilNothingIsLeft();

        assertFacts("1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
        assertReasons(contains("not-on-positive-list"));

        ruleEnds(null);
        watchUntilNothingIsLeft();
        watchUntilNothingIsLeft();

        assertFacts("1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED, "4 " + PUBLISHED, "5 " + JUDGED);
        assertReasons(empty());
    }

    @Test
    void whatAnotherReplicaHasJudgedByOldRulesIsJudgedOnceMore() {
        ruleEnds(today());
        rulesAreKnown(clock.instant().plus(Duration.ofDays(1)));
        watchUntilNothingIsLeft();
        assertFacts("1 " + PUBLISHED);

        rulesAreKnown(clock.instant());
        watchUntilNothingIsLeft();

        assertFacts("1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
    }

    @Test
    void goesOnBehindTheListingThatItHasComeTo() {
        ruleEnds(today());
        String now = rules.fresh().fingerprint(today(), CountryTable.NUMERIC);
        store.write(new RuleWatchStore.Watch(now, sku, null));
        watchUntilNothingIsLeft();
        assertFacts("1 " + PUBLISHED);

        store.write(new RuleWatchStore.Watch(now, justBefore(), null));
        watchUntilNothingIsLeft();

        assertFacts("1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
    }

    @Test
    void whoHasNeverLookedLooksAtEverything() {
        ruleEnds(today());
        statements.update("DELETE FROM customs_rule_watch");

        watchUntilNothingIsLeft();

        assertFacts("1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
        assertThat(watched().againAt()).as("others may judge by older rows yet").isAfter(clock.instant());
    }

    private RuleWatchStore.Watch watched() {
        return QuarkusTransaction.requiringNew().call(() -> store.lock().orElseThrow());
    }

    private String justBefore() {
        return sku.substring(0, sku.length() - 1);
    }

    private LocalDate today() {
        return CustomsCalendar.dayOf(clock.instant());
    }

    /** As if the days had passed. */
    private void ruleEnds(@Nullable LocalDate day) {
        int rows = statements.update(
                "UPDATE customs_allowed_goods SET valid_until = ? WHERE edition = 'of the watch'",
                day == null ? null : Date.valueOf(day));
        assertThat(rows).isEqualTo(1);
    }

    /** As if all listings had been judged by the rules as they are now, but for a last time. */
    private void rulesAreKnown(@Nullable Instant again) {
        store.write(new RuleWatchStore.Watch(rules.fresh().fingerprint(today(), CountryTable.NUMERIC), null, again));
    }

    private void watchUntilNothingIsLeft() {
        while (watchRules.doSome() > 0) {
            assertThat(watchRules.name()).isNotEmpty();
        }
    }

    private void assertFacts(String... facts) {
        assertThat(events.factsOf("pavilion.catalog", sku)).containsExactly(facts);
    }

    private void assertReasons(Matcher<?> codes) {
        with(key).get("/api/v1/merchant/products/" + sku).then().body("reasons.code", codes);
    }
}
