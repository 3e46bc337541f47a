package by.pavilion.customs;

import by.pavilion.customs.ComplianceAnswer.NeededDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers whoever wants to know whether goods may come, before anything is listed or sold. */
@ApplicationScoped
public class ComplianceDesk {
    private final Rules rules;
    private final Clock clock;

    ComplianceDesk(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One answer a mode.
     *
     * @param mode every mode without it
     * @param date today in China without it
     */
    public List<ComplianceAnswer> ask(
            String hsCode, Optional<CustomsMode> mode, Optional<String> province, Optional<LocalDate> date) {
        RuleBook book = rules.book();
        LocalDate day = date.orElseGet(() -> CustomsCalendar.dayOf(clock.instant()));
        Optional<AllowedGoods> listed = book.listed(hsCode, day);
        Optional<String> remark = listed.flatMap(row -> Optional.ofNullable(row.remark()));
        Optional<YearlyQuantity> yearly = listed.filter(AllowedGoods::isLimited).map(row -> row.limit(BigDecimal.ZERO));
        return mode.map(Stream::of)
                .orElseGet(() -> Stream.of(CustomsMode.values()))
                .map(each -> new ComplianceAnswer(
                        each,
                        day,
                        book.compliance(hsCode, each, province.orElse(null), day),
                        book.documents(hsCode, each, day).stream()
                                .map(rule -> new NeededDocument(rule.document(), rule.level(), rule.source()))
                                .toList(),
                        remark,
                        yearly))
                .toList();
    }
}
